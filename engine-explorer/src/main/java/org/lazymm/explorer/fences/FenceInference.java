package org.lazymm.explorer.fences;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.explorer.ExplorationVerdict;
import org.lazymm.explorer.ScenarioExplorer;
import org.lazymm.explorer.scenario.CodePlace;
import org.lazymm.explorer.scenario.Site;
import org.lazymm.explorer.scenario.Weakening;
import org.lazymm.explorer.search.Limits;
import org.lazymm.scenario.Scenario;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.property.Property;

/**
 * Which orders and barriers of a scheme are needed: each is made weaker by one step at its place in
 * the source, and all scenarios that pass there are explored again.
 */
public final class FenceInference {
  private final Limits limits;
  private final Function<Kernel, LazyMmScheme> scheme;

  /**
   * An inference about one scheme.
   *
   * @param scheme makes the scheme
   * @param limits of each exploration
   */
  public FenceInference(Function<Kernel, LazyMmScheme> scheme, Limits limits) {
    this.scheme = scheme;
    this.limits = limits;
  }

  /**
   * A scenario under a memory model.
   *
   * @param scenario the scenario
   * @param model the model
   */
  public record Case(Scenario scenario, Model model) {
    @Override
    public String toString() {
      return scenario.name()
          + " on "
          + scenario.architecture()
          + (scenario.postSwitchBarrier() == PostSwitchBarrier.AS_GUARANTEED
              ? ""
              : " with an "
                  + scenario.postSwitchBarrier().name().toLowerCase(Locale.ROOT)
                  + " barrier")
          + " under "
          + model;
    }
  }

  /** What is said of one way to make a place weaker. */
  public enum Answer {
    /** It breaks a case. */
    NEEDED,
    /** It breaks none, so that the weaker order is enough. */
    ENOUGH,
    /** It breaks none, and nothing is left at that place that orders. */
    REDUNDANT,
    /** It breaks none that was explored to its end, but not all were. */
    UNKNOWN;

    /** How it is written: in lower case. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What became of one place made weaker.
   *
   * @param weakening the place, and what stood there instead
   * @param answer what is said of it
   * @param broken the first case that it broke, empty if it broke none
   * @param verdict what that came to
   * @param passed how many cases held all the same
   * @param unknown how many cases were not explored to their end
   * @param lifetimesTried whether in one of the cases that held an mm is freed that another CPU has
   *     used
   */
  public record Finding(
      Weakening weakening,
      Answer answer,
      Optional<Case> broken,
      Optional<ExplorationVerdict> verdict,
      int passed,
      int unknown,
      boolean lifetimesTried) {

    /** Whether it is needed. */
    public boolean isNeeded() {
      return answer == Answer.NEEDED;
    }
  }

  /** Is told of everything as soon as it is known. */
  public interface Watcher {
    /**
     * Explorations begin.
     *
     * @param explorations how many there are at most, 1 or more
     */
    void begins(int explorations);

    /**
     * An exploration is over.
     *
     * @param what names it
     */
    void explored(String what);

    /**
     * A case is left out, since it does not hold as the scheme is written.
     *
     * @param one the case
     * @param verdict what came of it
     */
    void leftOut(Case one, ExplorationVerdict verdict);

    /**
     * All cases were explored as the scheme is written.
     *
     * @param cases how many of them hold
     * @param weakenings how many ways there are to weaken it
     */
    void holds(int cases, int weakenings);

    /**
     * One place was weakened.
     *
     * @param finding what came of it
     */
    void found(Finding finding);
  }

  /** One who is told of findings alone. */
  private record OfFindings(Consumer<Finding> told) implements Watcher {
    @Override
    public void begins(int explorations) {}

    @Override
    public void explored(String what) {}

    @Override
    public void leftOut(Case one, ExplorationVerdict verdict) {}

    @Override
    public void holds(int cases, int weakenings) {}

    @Override
    public void found(Finding finding) {
      told.accept(finding);
    }
  }

  /**
   * One way to weaken one place.
   *
   * @param weakening the place, and what stands there instead
   * @param cases those that pass there
   */
  private record Attempt(Weakening weakening, List<Case> cases) {}

  /** The places of the scheme's own code that the cases pass, with the cases that pass there. */
  private Map<Site, Set<Integer>> sites(List<Case> cases, Predicate<Site> which) {
    Map<Site, Set<Integer>> found = new TreeMap<>();
    for (int each = 0; each < cases.size(); each++) {
      Case one = cases.get(each);
      for (Site site : new ScenarioExplorer(limits).sites(one.scenario(), scheme, one.model())) {
        if (which.test(site)) {
          found.computeIfAbsent(site, any -> new TreeSet<>()).add(each);
        }
      }
    }
    return found;
  }

  /** Whether a place is in a scheme's own code. */
  public static boolean isOfScheme(Site site) {
    return !CodePlace.isOfRuntime(site.className()) && !site.className().isEmpty();
  }

  /**
   * Infers.
   *
   * @param cases what to explore; those that do not hold as the scheme is written are left out
   * @param which the places to weaken
   * @param progress is told each finding as it is made
   */
  public List<Finding> infer(
      Collection<Case> cases, Predicate<Site> which, Consumer<Finding> progress) {
    return infer(cases, which, new OfFindings(progress));
  }

  /**
   * Infers.
   *
   * @param cases what to explore, one or more; those that do not hold as the scheme is written are
   *     left out
   * @param which the places to weaken
   * @param watcher is told of everything as soon as it is known
   */
  public List<Finding> infer(Collection<Case> cases, Predicate<Site> which, Watcher watcher) {
    List<Case> sound = new ArrayList<>();
    watcher.begins(cases.size());
    for (Case one : cases) {
      ExplorationVerdict verdict =
          new ScenarioExplorer(limits).explore(one.scenario(), scheme, one.model());
      watcher.explored(one + ", as it is written");
      if (verdict.result() == ExplorationVerdict.Result.HOLDS) {
        sound.add(one);
      } else {
        watcher.leftOut(one, verdict);
      }
    }
    List<Attempt> attempts = attempts(sound, which);
    watcher.holds(sound.size(), attempts.size());
    int explorations = attempts.stream().mapToInt(each -> each.cases().size()).sum();
    if (explorations > 0) {
      watcher.begins(explorations);
    }
    List<Finding> findings = new ArrayList<>();
    for (Attempt attempt : attempts) {
      Finding finding = weaken(attempt, watcher);
      findings.add(finding);
      watcher.found(finding);
    }
    return findings;
  }

  private List<Attempt> attempts(List<Case> sound, Predicate<Site> which) {
    List<Attempt> attempts = new ArrayList<>();
    sites(sound, which)
        .forEach(
            (site, passing) -> {
              List<Case> cases = passing.stream().map(sound::get).toList();
              Weakening.of(site).forEach(each -> attempts.add(new Attempt(each, cases)));
            });
    return attempts;
  }

  /** Makes one place weaker and explores until a case is broken. */
  private Finding weaken(Attempt attempt, Watcher watcher) {
    Weakening weakening = attempt.weakening();
    int passed = 0;
    int unknown = 0;
    boolean lifetimesTried = false;
    @Nullable Case broken = null;
    @Nullable ExplorationVerdict shown = null;
    for (Case one : attempt.cases()) {
      if (broken != null) {
        watcher.explored(weakening.site().position() + ": it need not be explored");
        continue;
      }
      ExplorationVerdict verdict =
          new ScenarioExplorer(limits).explore(one.scenario(), scheme, one.model(), weakening);
      watcher.explored(weakening.site().position() + ": " + one);
      switch (verdict.result()) {
        case HOLDS -> {
          passed++;
          lifetimesTried |= verdict.coverage().of(Property.S1) > 0;
        }
        case UNKNOWN, UNRUNNABLE -> unknown++;
        case BROKEN -> {
          broken = one;
          shown = verdict;
        }
      }
    }
    Answer answer =
        broken != null
            ? Answer.NEEDED
            : unknown > 0
                ? Answer.UNKNOWN
                : weakening.to().orders() ? Answer.ENOUGH : Answer.REDUNDANT;
    return new Finding(
        weakening,
        answer,
        Optional.ofNullable(broken),
        Optional.ofNullable(shown),
        passed,
        unknown,
        lifetimesTried);
  }
}
