package org.lazymm.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.ArchitectureFiles;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.FaultFile;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.property.Family;
import org.lazymm.scheduler.property.Property;
import org.lazymm.yaml.YamlNode;

/** Makes a scenario of what a text says; what is wrong is refused at its place. */
final class ScenarioReader {
  /** All state is looked at after each step, so the time of a run grows with its square. */
  private static final int MOST_TASKS = 1_000;

  private static final Map<String, String> FORMER_WORDS = Map.of("as-promised", "as-guaranteed");
  private static final List<String> ENTRIES =
      List.of(
          "scenario",
          "cpus",
          "architecture",
          "post-switch-barrier",
          "reuse-freed-mms",
          "work-when-asked",
          "cranky",
          "faults",
          "tasks",
          "setup",
          "steps",
          "forbidden",
          "property");
  private static final List<String> OF_STEP = List.of("cpu", "do", "stall-after", "meanwhile");
  private static final List<String> OF_TASK = List.of("name", "mm");
  private static final String STEP = "a step such as {cpu: 0, do: run a}";

  private final YamlNode file;
  private final List<String> notices = new ArrayList<>();

  private ScenarioReader(YamlNode file) {
    this.file = file;
  }

  /** What a text says. */
  static ScenarioFile read(YamlNode file) {
    file.mapping("a scenario: entries such as 'cpus: 2' and 'steps:'").allowOnly(ENTRIES);
    return new ScenarioReader(file).read();
  }

  private ScenarioFile read() {
    if (!file.has("cpus")) {
      throw file.error("cpus is missing: expected a number of CPUs");
    }
    Scenario scenario = withSteps(withTasks(base()));
    Optional<Property> about = file.find("property").map(ScenarioReader::property);
    if (file.has("forbidden")) {
      return new ScenarioFile(forbidding(scenario, about), about, places(), notices);
    }
    about
        .filter(property -> property.family() == Family.MEMBARRIER)
        .ifPresent(
            property -> {
              throw file.name("property")
                  .error(
                      property
                          + " is broken by an outcome alone; expected forbidden as well, such as"
                          + " forbidden: r1 == 0 && r2 == 0");
            });
    return new ScenarioFile(scenario, about, places(), notices);
  }

  private Scenario base() {
    YamlNode cpus = file.get("cpus");
    int count = (int) cpus.whole(0, Integer.MAX_VALUE);
    Scenario plain =
        cpus.at(() -> bare(count, Architecture.X86, PostSwitchBarrier.AS_GUARANTEED, Set.of()));
    PostSwitchBarrier barrier =
        file.find("post-switch-barrier").map(this::barrier).orElse(plain.postSwitchBarrier());
    Set<Fault> faults = new LinkedHashSet<>();
    for (YamlNode each : items(file, "faults")) {
      faults.addAll(each.at(() -> FaultFile.injected(each.text())));
    }
    return file.find("architecture")
        .orElse(cpus)
        .at(() -> bare(plain.cpus(), architecture(), barrier, faults));
  }

  /** A name, or what a file of an architecture says. */
  private Architecture architecture() {
    return file.find("architecture")
        .map(each -> each.isMapping() ? ArchitectureFiles.of(each) : Architecture.of(each.text()))
        .orElse(Architecture.X86);
  }

  private Scenario bare(
      int cpus, Architecture architecture, PostSwitchBarrier barrier, Set<Fault> faults) {
    return new Scenario(
        file.find("scenario").map(YamlNode::scalar).orElse("unnamed"),
        cpus,
        architecture,
        barrier,
        file.find("reuse-freed-mms").map(YamlNode::flag).orElse(false),
        file.find("work-when-asked").map(YamlNode::flag).orElse(false),
        file.find("cranky").map(each -> each.whole(Long.MIN_VALUE, Long.MAX_VALUE)).orElse(0L),
        faults,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** Who supplies the barrier; that a word of an earlier lazymm says so is noted. */
  private PostSwitchBarrier barrier(YamlNode node) {
    String now = node.isEmpty() ? null : FORMER_WORDS.get(node.scalar());
    if (now == null) {
      return node.constant(PostSwitchBarrier.values());
    }
    notices.add(
        "'post-switch-barrier: " + node.text() + "' is now 'post-switch-barrier: " + now + "'");
    return PostSwitchBarrier.valueOf(now.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private Scenario withTasks(Scenario scenario) {
    List<YamlNode> nodes = items(file, "tasks");
    if (nodes.size() > MOST_TASKS) {
      throw nodes
          .get(MOST_TASKS)
          .error("a task more than the " + MOST_TASKS + " that a scenario may have");
    }
    List<TaskSpec> tasks = nodes.stream().map(ScenarioReader::task).toList();
    return blaming(nodes, count -> scenario.withTasks(tasks.subList(0, count)));
  }

  private static TaskSpec task(YamlNode node) {
    node.mapping("a task such as {name: a, mm: own}").allowOnly(OF_TASK);
    Optional<String> name = node.find("name").map(YamlNode::text);
    Optional<String> mm = node.find("mm").map(YamlNode::text);
    if (name.isEmpty() || mm.isEmpty()) {
      throw node.error(
          name.map(known -> "task '" + known + "' has no mm").orElse("a task has no name")
              + ": expected {name: NAME, mm: own, none or the name of an earlier task}");
    }
    return node.at(() -> new TaskSpec(name.get(), mm.get()));
  }

  private Scenario withSteps(Scenario scenario) {
    List<YamlNode> nodes = new ArrayList<>(items(file, "setup"));
    int before = nodes.size();
    nodes.addAll(items(file, "steps"));
    List<Step> all = nodes.stream().map(ScenarioReader::step).toList();
    List<Step> setup = all.subList(0, before);
    List<Step> steps = all.subList(before, all.size());
    return blaming(
        nodes,
        count ->
            count <= before
                ? scenario.withSetup(setup.subList(0, count))
                : scenario.withSetup(setup).withSteps(steps.subList(0, count - before)));
  }

  /**
   * Makes something of all nodes of a list; if that is wrong, it is so at the first node that makes
   * it wrong. What is wrong of the first few is wrong of more, too, so few tries find that node.
   *
   * @param nodes the list
   * @param making makes something of so many nodes, the first
   */
  static <T> T blaming(List<YamlNode> nodes, IntFunction<T> making) {
    try {
      return making.apply(nodes.size());
    } catch (IllegalArgumentException wrong) {
      int right = 0;
      int enough = nodes.size();
      while (enough - right > 1) {
        int some = (right + enough) >>> 1;
        if (tried(making, some).isPresent()) {
          right = some;
        } else {
          enough = some;
        }
      }
      int first = enough;
      return nodes.get(first - 1).at(() -> making.apply(first));
    }
  }

  private static <T> Optional<T> tried(IntFunction<T> making, int count) {
    try {
      return Optional.of(making.apply(count));
    } catch (IllegalArgumentException wrong) {
      return Optional.empty();
    }
  }

  private static Step step(YamlNode node) {
    node.mapping(STEP).allowOnly(OF_STEP);
    if (!node.has("cpu") || !node.has("do")) {
      throw node.error("a step needs a cpu and something to do: expected " + STEP);
    }
    int cpu = (int) node.get("cpu").whole(0, Integer.MAX_VALUE);
    YamlNode doing = node.get("do");
    Action action = doing.at(() -> Action.parse(doing.text()));
    int stall =
        node.find("stall-after").map(each -> (int) each.whole(0, Integer.MAX_VALUE)).orElse(0);
    List<Step> meanwhile = items(node, "meanwhile").stream().map(ScenarioReader::step).toList();
    return node.at(() -> new Step(cpu, action, stall, meanwhile));
  }

  private static Property property(YamlNode node) {
    String name = node.text();
    return Arrays.stream(Property.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                node.error(
                    "property '" + name + "' is not known; expected a name such as S1, M3 or K2"));
  }

  private Scenario forbidding(Scenario scenario, Optional<Property> about) {
    YamlNode forbidden = file.get("forbidden");
    return forbidden.at(
        () -> {
          Forbidden outcome =
              Forbidden.of(
                  forbidden.text(),
                  about.orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "forbidden needs a property that is broken by it; expected for"
                                  + " instance property: M1")));
          return scenario.withForbidden(outcome);
        });
  }

  private StepPlaces places() {
    List<StepPlaces.Place> places = new ArrayList<>(places(file, "setup"));
    places.addAll(places(file, "steps"));
    return new StepPlaces(file.file(), places);
  }

  private static List<StepPlaces.Place> places(YamlNode holder, String entry) {
    return items(holder, entry).stream()
        .map(each -> new StepPlaces.Place(each.line(), each.column(), places(each, "meanwhile")))
        .toList();
  }

  private static List<YamlNode> items(YamlNode holder, String entry) {
    return holder.find(entry).map(YamlNode::items).orElse(List.of());
  }
}
