package org.lazymm.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.lazymm.conformance.OwnRule;
import org.lazymm.conformance.RuleSet;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.output.Printable;
import org.lazymm.scheduler.discovery.BroughtFile;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.Extensions;
import org.lazymm.scheduler.discovery.LoadFailure;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.profile.ProfileException;
import org.lazymm.simulator.workload.Workload;
import org.lazymm.simulator.workload.Workloads;
import org.lazymm.trace.TraceFormat;
import org.lazymm.trace.TraceFormats;
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

  /** The folders as typed. */
  List<Path> folders() {
    return plugins;
  }

  /** Looks for schemes and complains of what cannot be used. */
  Discovery discover(Diagnostics diagnostics) {
    Discovery discovery = Discovery.withPlugins(plugins);
    diagnostics.input(discovery.problems());
    return discovery;
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
