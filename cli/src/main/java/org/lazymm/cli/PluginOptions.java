package org.lazymm.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.lazymm.conformance.OwnRule;
import org.lazymm.conformance.RuleSet;
import org.lazymm.evaluation.work.Attempt;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.output.Printable;
import org.lazymm.scheduler.discovery.BroughtFile;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.Extensions;
import org.lazymm.scheduler.discovery.LoadFailure;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.profile.ProfileException;
import org.lazymm.simulator.workload.Workload;
import org.lazymm.simulator.workload.Workloads;
import org.lazymm.trace.TraceFormat;
import org.lazymm.trace.TraceFormats;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where schemes are looked for, and what else a jar may bring. */
final class PluginOptions {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "look for schemes, scenarios, rules, workloads, machine profiles and trace formats in the"
              + " jars of DIR too; may be given more than once")
  private List<Path> plugins = List.of();

  @Mixin private final IsolateOptions isolate = new IsolateOptions();

  private final Errand errand;
  private @Nullable Children children;
  private @Nullable ForeignJars jars;

  /** The options of a command that is run for somebody. */
  PluginOptions(Errand errand) {
    this.errand = errand;
  }

  /** The folders as typed. */
  List<Path> folders() {
    return plugins;
  }

  /** What the command is run for. */
  Errand errand() {
    return errand;
  }

  /**
   * Looks for schemes and complains of what cannot be used. No class of a plugin is loaded, but for
   * that of a JVM's own scheme. Closing what was found ends the JVMs of the plugins.
   */
  Discovery discover(Diagnostics diagnostics) {
    Discovery discovery = find(diagnostics);
    ofSelection(diagnostics).input(discovery.problems());
    return discovery;
  }

  private Discovery find(Diagnostics diagnostics) {
    if (areForeign()) {
      return jars().discover();
    }
    if (isolate.inProcess() && !plugins.isEmpty()) {
      diagnostics.mention(
          "--in-process", "plugins run in the JVM of the verdicts, which is no sandbox");
    }
    return Discovery.withPlugins(errand.jar().map(List::of).orElse(plugins));
  }

  /** Has the JVMs of plugins start while something else is done; {@link #discover} ends them. */
  void begin() {
    if (areForeign()) {
      jars().begin();
    }
  }

  /** Whether there are jars whose code runs in no JVM but their own. */
  private boolean areForeign() {
    return errand.jar().isEmpty() && !plugins.isEmpty() && !isolate.inProcess();
  }

  private ForeignJars jars() {
    ForeignJars made = jars;
    if (made == null) {
      made = new ForeignJars(children(), plugins);
      jars = made;
    }
    return made;
  }

  private Children children() {
    Children made = children;
    if (made == null) {
      long jars = plugins.stream().map(Discovery::jars).mapToLong(List::size).sum();
      int cores = Runtime.getRuntime().availableProcessors();
      int atOnce = (int) Math.max(1, Math.min(jars, cores));
      made = new Children(isolate.limits(atOnce), isolate.seconds(), atOnce);
      children = made;
    }
    return made;
  }

  /**
   * Who is told of schemes that were asked for and are not there. In a JVM of one jar nobody is:
   * the one that the user has started knows of all.
   */
  Diagnostics ofSelection(Diagnostics diagnostics) {
    return errand.jar().isEmpty() ? diagnostics : Diagnostics.kept();
  }

  /** The schemes to run: those selected, or the only one of this JVM. */
  List<SchemeSelection> only(Discovery discovery, List<SchemeSelection> selected) {
    return errand
        .scheme()
        .map(scheme -> List.of(SchemeSelection.parse(discovery.registry(), scheme)))
        .orElse(selected);
  }

  /** Whether a scheme is to be run in a JVM of its own. */
  boolean isolates(SchemeSelection selection) {
    return !isolate.inProcess()
        && errand.scheme().isEmpty()
        && selection.scheme().origin().plugin();
  }

  /**
   * Begins to run this command for a scheme in a JVM of its own.
   *
   * @param selection a scheme that is to be run so
   * @param type what comes of it
   * @return that, or an exception that says what happened instead
   */
  <T> Future<Attempt<T>> begin(SchemeSelection selection, Class<T> type) {
    return children().begin(task(ChildTask.Kind.PART, selection), type);
  }

  /**
   * Runs this command for a scheme in a JVM of its own, and prints what it prints.
   *
   * @param selection a scheme that is to be run so
   * @param console where
   * @param diagnostics told if it came to no end
   * @return its exit code
   */
  int relay(SchemeSelection selection, Console console, Diagnostics diagnostics) {
    return new Relay(children(), console)
        .run(task(ChildTask.Kind.RELAY, selection), selection.displayName(), diagnostics);
  }

  private ChildTask task(ChildTask.Kind kind, SchemeSelection selection) {
    return new ChildTask(
        kind, errand.arguments(), selection.displayName(), selection.scheme().origin().place());
  }

  /**
   * Whether the whole command is to be run in a JVM of its own, as jars bring code that takes part
   * in all of it: rules, workloads or formats of traces.
   */
  boolean isolatesAll() {
    return !isolate.inProcess() && errand.isOfUser() && Extensions.bringCode(plugins);
  }

  /**
   * Runs the whole command in a JVM of its own.
   *
   * @param console where it prints what it prints
   * @return the exit code
   */
  int relay(Console console) {
    Diagnostics diagnostics = console.diagnostics();
    try (Children all = new Children(isolate.limitsOfAll(), isolate.seconds(), 1)) {
      return new Relay(all, console)
          .run(
              new ChildTask(ChildTask.Kind.RELAY, errand.arguments(), "", ""),
              "the command with the classes of " + folders(),
              diagnostics);
    }
  }

  /** Adds the options to a command line, as they were given. */
  ReproCommand repro(ReproCommand repro) {
    plugins.forEach(each -> repro.with("--plugins", each));
    return isolate.repro(repro);
  }

  /** For a command that looks for no schemes: complains of jars that cannot be opened. */
  PluginOptions withoutSchemes(Diagnostics diagnostics) {
    diagnostics.input(Extensions.unreadable(plugins));
    return this;
  }

  /** The workloads on the class path and in the jars; complains of what cannot be used. */
  Workloads workloads(Diagnostics diagnostics) {
    return joined(Workload.class, Workloads.onClassPath(), Workloads::with, diagnostics);
  }

  /** The rules of the suite and of the jars; complains of what cannot be used. */
  RuleSet rules(Diagnostics diagnostics) {
    return joined(OwnRule.class, RuleSet.shipped(), RuleSet::with, diagnostics);
  }

  /** The trace formats on the class path and in the jars; complains of what cannot be used. */
  TraceFormats traceFormats(Diagnostics diagnostics) {
    return joined(
        TraceFormat.class,
        TraceFormats.shipped(),
        (all, other) -> all.with(List.of(other)),
        diagnostics);
  }

  private <A, T> A joined(
      Class<T> service, A shipped, BiFunction<A, T, A> with, Diagnostics diagnostics) {
    Extensions<T> found = Extensions.find(service, plugins);
    diagnostics.input(found.problems());
    A all = shipped;
    for (Extensions.Extension<T> each : found.found()) {
      try {
        all = with.apply(all, each.value());
      } catch (IllegalArgumentException taken) {
        leftOut(each.jar(), Printable.message(taken), diagnostics);
      } catch (RuntimeException | LinkageError thrown) {
        leftOut(each.jar(), LoadFailure.describe(thrown), diagnostics);
      }
    }
    return all;
  }

  /** The machine profiles of the user and of the jars; complains of what cannot be used. */
  ProfileCatalogue profiles(Diagnostics diagnostics) {
    ProfileCatalogue all = ProfileCatalogue.ofUser();
    for (Path jar : plugins.stream().map(Discovery::jars).flatMap(List::stream).toList()) {
      try {
        for (BroughtFile each : BroughtFile.inJar(jar, ProfileCatalogue.FOLDER)) {
          all = all.with(each);
        }
      } catch (ProfileException taken) {
        leftOut(jar, String.valueOf(taken.getMessage()), diagnostics);
      } catch (UncheckedIOException noJar) {
        // Schemes are sought in it too, and that complains of it.
      }
    }
    return all;
  }

  private static void leftOut(Path jar, String what, Diagnostics diagnostics) {
    diagnostics.input(List.of(Extensions.problem(jar, what)));
  }
}
