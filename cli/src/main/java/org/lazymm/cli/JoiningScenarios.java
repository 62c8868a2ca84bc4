package org.lazymm.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lazymm.evaluation.check.ChosenScenario;
import org.lazymm.evaluation.work.Diagnostic;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.scenario.ScenarioFile;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.catalogue.OwnScenario;
import org.lazymm.scenario.catalogue.OwnScenarios;
import org.lazymm.scenario.catalogue.TakenNames;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.yaml.YamlException;

/** The scenarios that join the catalogue, by what they are asked for. */
final class JoiningScenarios {
  private final Diagnostics diagnostics;
  private final TakenNames taken = new TakenNames();
  private final Map<String, ChosenScenario> found = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param diagnostics told of those that cannot be used
   */
  JoiningScenarios(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Adds those of folders that were given for this. */
  JoiningScenarios addFolders(List<Path> folders) {
    for (Path folder : folders) {
      List<OwnScenario> own = inFolder(folder);
      if (own.isEmpty()) {
        diagnostics.input("--scenarios " + folder, "no scenario that can be used is in it");
      }
      own.forEach(this::add);
    }
    return this;
  }

  /** Adds those of plugin jars; a jar that is none is complained of where schemes are sought. */
  JoiningScenarios addPlugins(List<Path> plugins) {
    for (Path plugin : plugins) {
      for (Path jar : Discovery.jars(plugin)) {
        try {
          OwnScenarios.inJar(jar, this::leaveOut).forEach(this::add);
        } catch (UncheckedIOException noJar) {
          // Schemes are sought in it too, and that complains of it.
        }
      }
    }
    return this;
  }

  private List<OwnScenario> inFolder(Path folder) {
    try {
      return OwnScenarios.inFolder(folder, this::leaveOut);
    } catch (UncheckedIOException notThere) {
      diagnostics.input("--scenarios " + folder, notThere.getMessage() + "; left out");
      return List.of();
    }
  }

  private void leaveOut(YamlException wrong) {
    diagnostics.input(new InputException(wrong).diagnostic().leftOut());
  }

  private void add(OwnScenario own) {
    try {
      taken.take(own.asked());
    } catch (IllegalArgumentException already) {
      diagnostics.input(own.asked(), already.getMessage() + "; left out");
      return;
    }
    if (canRun(own.asked(), own.read(), diagnostics)) {
      found.put(own.asked(), ChosenScenario.of(own));
    }
  }

  /** All that were added and can be used, in that order. */
  Map<String, ChosenScenario> found() {
    return Collections.unmodifiableMap(found);
  }

  /**
   * Whether the memory model of a scenario is known, and none of its steps waits for ever.
   *
   * @param name what it is called
   * @param read the scenario
   * @param diagnostics told if not
   */
  static boolean canRun(String name, ScenarioFile read, Diagnostics diagnostics) {
    try {
      MemoryModels.of(read.scenario().architecture().model()); // Refuses one that there is not.
    } catch (YamlException wrong) {
      diagnostics.input(new InputException(wrong).diagnostic().leftOut());
      return false;
    }
    Optional<Step> stuck = read.scenario().awaitsForEver();
    stuck.ifPresent(step -> diagnostics.input(waitsForEver(name, read, step).leftOut()));
    return stuck.isEmpty();
  }

  private static Diagnostic waitsForEver(String name, ScenarioFile read, Step stuck) {
    int number = read.scenario().setup().size() + read.scenario().steps().indexOf(stuck);
    return new Diagnostic(
        read.places().at(List.of(number)).orElse(name),
        "step '"
            + stuck.action()
            + "' on cpu "
            + stuck.cpu()
            + " waits for ever: no other CPU stores that");
  }
}
