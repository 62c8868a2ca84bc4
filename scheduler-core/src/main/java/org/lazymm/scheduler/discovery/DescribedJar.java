package org.lazymm.scheduler.discovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Option;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;
import org.lazymm.output.Printable;

/**
 * What one JVM tells another about a plugin jar. The other one loads no class of it.
 *
 * @param schemes what can be used
 * @param problems what cannot, each in one line
 */
public record DescribedJar(List<DescribedScheme> schemes, List<String> problems) {
  private static final int MOST = 1_000;
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,10})\\.\\.(-?\\d{1,10})");

  /** Copies the lists. */
  public DescribedJar {
    schemes = List.copyOf(schemes);
    problems = List.copyOf(problems);
  }

  /**
   * A scheme, in words.
   *
   * @param type the class of its provider
   * @param name what users type
   * @param summary what it does
   * @param options in the order in which help shows them
   */
  public record DescribedScheme(
      String type, String name, String summary, List<DescribedOption> options) {

    /** Copies the list. */
    public DescribedScheme {
      options = List.copyOf(options);
    }
  }

  /**
   * An option, in words.
   *
   * @param name what users type
   * @param values as {@link Option#values} says
   * @param defaultValue as users type it
   * @param description what it does
   */
  public record DescribedOption(
      String name, String values, String defaultValue, String description) {}

  /**
   * Loads a jar into this JVM, and describes it.
   *
   * @param jar the file
   */
  public static DescribedJar of(Path jar) {
    PluginJar loaded = PluginJar.open(jar, PluginJar::scan);
    return new DescribedJar(
        loaded.found().stream().map(DescribedJar::described).toList(),
        loaded.problems().stream().map(DiscoveryProblem::what).toList());
  }

  private static DescribedScheme described(FoundScheme found) {
    return new DescribedScheme(
        found.type(),
        found.name(),
        found.summary(),
        found.options().stream().<DescribedOption>map(DescribedJar::described).toList());
  }

  private static <T> DescribedOption described(Option<T> option) {
    return new DescribedOption(
        option.name(), option.values(), option.format(option.defaultValue()), option.description());
  }

  /**
   * The jar as if it had been loaded here, but for its schemes, which cannot be made. Each is held
   * to the contract again: another JVM runs foreign code, and may say anything.
   *
   * @param jar the file
   */
  public PluginJar judged(Path jar) {
    if (schemes.size() + problems.size() > MOST) {
      return PluginJar.leftOut(jar, "says more than " + MOST + " things about itself");
    }
    Origin origin = new Origin(jar.toString(), true);
    List<FoundScheme> found = new ArrayList<>();
    List<DiscoveryProblem> wrong = new ArrayList<>();
    for (DescribedScheme scheme : schemes) {
      try {
        found.add(
            ProviderCheck.check(new Elsewhere(scheme, options(scheme)), origin, scheme.type()));
      } catch (BrokenProviderException | IllegalArgumentException broken) {
        String what = Printable.line(scheme.type()) + ": " + Printable.message(broken);
        wrong.add(new DiscoveryProblem(origin.place(), what, Discovery.LEFT_OUT));
      }
    }
    for (String problem : problems) {
      String what = problem.isBlank() ? "says nothing about itself" : Printable.cut(problem, 2_000);
      wrong.add(new DiscoveryProblem(origin.place(), what, Discovery.LEFT_OUT));
    }
    return found.isEmpty() && wrong.isEmpty()
        ? PluginJar.leftOut(jar, "names providers and has none")
        : new PluginJar(found, wrong, List.of());
  }

  private static List<Option<?>> options(DescribedScheme scheme) {
    return scheme.options().stream().<Option<?>>map(DescribedJar::option).toList();
  }

  private static Option<?> option(DescribedOption option) {
    String description = Printable.line(option.description());
    Matcher range = RANGE.matcher(option.values());
    if (!range.matches()) {
      List<String> words = List.of(option.values().split("\\|", -1));
      return Option.word(option.name(), option.defaultValue(), words, description);
    }
    try {
      return Option.number(
          option.name(),
          Integer.parseInt(option.defaultValue()),
          Integer.parseInt(range.group(1)),
          Integer.parseInt(range.group(2)),
          description);
    } catch (NumberFormatException tooBig) {
      throw new IllegalArgumentException("option " + option.name() + ": no int", tooBig);
    }
  }

  /** A provider whose code is in another JVM. */
  private record Elsewhere(DescribedScheme scheme, List<Option<?>> options)
      implements LazyMmSchemeProvider {
    @Override
    public String name() {
      return scheme.name();
    }

    @Override
    public String summary() {
      return scheme.summary();
    }

    @Override
    public int spiVersion() {
      return Spi.VERSION;
    }

    @Override
    public LazyMmScheme create(Kernel kernel, Options values) {
      throw new IllegalStateException(scheme.name() + " runs in a JVM of its own, not in this one");
    }
  }
}
