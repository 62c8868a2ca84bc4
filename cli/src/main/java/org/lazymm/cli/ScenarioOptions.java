package org.lazymm.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lazymm.evaluation.check.ChosenScenario;
import org.lazymm.evaluation.check.ExploredCase;
import org.lazymm.evaluation.work.Diagnostics;
import org.lazymm.evaluation.work.InputException;
import org.lazymm.evaluation.work.ReproCommand;
import org.lazymm.scenario.ScenarioFile;
import org.lazymm.scenario.ScenarioYaml;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.OwnScenarios;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.yaml.YamlException;
import picocli.CommandLine.Option;

/** Which scenarios are explored, on what, and under which memory models. */
final class ScenarioOptions {
  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      completionCandidates = ScenarioNames.class,
      description = {
        "scenario of the catalogue, or a YAML file; may be given more than once (default: the whole"
            + " catalogue)"
      })
  private List<String> names = List.of();

  @Option(
      names = "--scenarios",
      paramLabel = "DIR",
      description = {
        "the YAML files of DIR join the catalogue, as do those that plugin jars have in "
            + OwnScenarios.FOLDER
            + "; may be given more than once"
      })
  private List<Path> folders = List.of();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      converter = ModelNames.class,
      completionCandidates = ModelNames.class,
      description = {
        "memory model: ${COMPLETION-CANDIDATES} (default: sc, and that of the architecture: tso on"
            + " x86, lkmm on others)"
      })
  private @Nullable Model model;

  @Option(
      names = "--arch",
      paramLabel = "NAME|FILE",
      converter = ArchitectureNames.class,
      completionCandidates = ArchitectureNames.class,
      description = {
        "architecture in place of those of the scenarios: ${COMPLETION-CANDIDATES}, or a YAML file"
            + " that describes one"
      })
  private @Nullable AskedArchitecture architecture;

  @Option(
      names = "--barrier",
      paramLabel = "WHO",
      converter = BarrierNames.class,
      completionCandidates = BarrierNames.class,
      description = {
        "who supplies the full barrier after a switch, in place of what each scenario says:"
            + " ${COMPLETION-CANDIDATES}"
      })
  private @Nullable PostSwitchBarrier barrier;

  @Option(
      names = "--fault",
      paramLabel = "NAME|FILE",
      converter = FaultNames.class,
      completionCandidates = FaultNames.class,
      description = {
        "bug of the kernel around the schemes that is injected in each scenario, beside its own; may"
            + " be given more than once: ${COMPLETION-CANDIDATES}, a single fault, or a YAML file"
      })
  private List<AskedFault> faults = List.of();

  @Option(
      names = "--matrix",
      description = {
        "each scenario about membarrier on every architecture, with the implicit and with the"
            + " explicit barrier"
      })
  private boolean matrix;

  /** Whether the machines are chosen by options, and not by the scenarios. */
  boolean areMachinesChosen() {
    return matrix || architecture != null || barrier != null || !faults.isEmpty();
  }

  /** Whether scenarios were named. */
  boolean areNamed() {
    return !names.isEmpty();
  }

  /**
   * The scenarios, each on each machine that was asked for.
   *
   * @param plugins folders of jars that may have scenarios too
   * @param diagnostics told of those that cannot be used
   * @throws InputException if none is left
   */
  List<ChosenScenario> select(List<Path> plugins, Diagnostics diagnostics) {
    Map<String, ChosenScenario> joining =
        new JoiningScenarios(diagnostics).addFolders(folders).addPlugins(plugins).found();
    List<String> all =
        Stream.concat(Catalogue.names().stream(), joining.keySet().stream()).toList();
    List<ChosenScenario> chosen = new ArrayList<>();
    for (String name : names.isEmpty() ? all : names) {
      Optional.ofNullable(joining.get(name)).or(() -> find(name, diagnostics)).stream()
          .flatMap(this::variants)
          .forEach(chosen::add);
    }
    if (chosen.isEmpty()) {
      throw new InputException("--scenario", "no scenario is left to explore");
    }
    return chosen;
  }

  /**
   * The scenarios, each on every architecture unless one was asked for.
   *
   * @param plugins folders of jars that may have scenarios too
   * @param diagnostics told of those that cannot be used
   * @throws InputException if none is left
   */
  List<ChosenScenario> selectEverywhere(List<Path> plugins, Diagnostics diagnostics) {
    List<ChosenScenario> chosen = select(plugins, diagnostics);
    return architecture != null
        ? chosen
        : chosen.stream()
            .flatMap(
                each ->
                    Stream.concat(Stream.of(each), Architecture.DIFFERENT.stream().map(each::on)))
            .distinct()
            .toList();
  }

  private static Optional<ChosenScenario> find(String name, Diagnostics diagnostics) {
    if (Catalogue.names().contains(name)) {
      return Optional.of(ChosenScenario.of(Catalogue.load(name)));
    }
    Path file = Path.of(name);
    if (!Files.exists(file)) {
      diagnostics.input(
          "--scenario " + name,
          "no such scenario and no such file; the catalogue has "
              + String.join(", ", Catalogue.names())
              + "; left out");
      return Optional.empty();
    }
    try {
      ScenarioFile read = ScenarioYaml.readFile(file);
      read.notices().forEach(notice -> diagnostics.mention(name, notice));
      return JoiningScenarios.canRun(name, read, diagnostics)
          ? Optional.of(ChosenScenario.of(name, read))
          : Optional.empty();
    } catch (YamlException wrong) {
      diagnostics.input(new InputException(wrong).diagnostic().leftOut());
      return Optional.empty();
    }
  }

  private Stream<ChosenScenario> variants(ChosenScenario chosen) {
    boolean all = matrix && chosen.membarrier();
    List<Architecture> architectures =
        architecture != null
            ? List.of(architecture.architecture())
            : all ? Architecture.ALL : chosen.architectures();
    List<PostSwitchBarrier> barriers =
        barrier != null
            ? List.of(barrier)
            : all
                ? List.of(PostSwitchBarrier.IMPLICIT, PostSwitchBarrier.EXPLICIT)
                : List.of(chosen.scenario().postSwitchBarrier());
    return architectures.stream()
        .flatMap(
            each -> barriers.stream().map(by -> chosen.on(each).with(by).injecting(injected())));
  }

  private Set<Fault> injected() {
    Set<Fault> injected = new LinkedHashSet<>();
    faults.forEach(each -> injected.addAll(each.faults()));
    return injected;
  }

  /** Whether a scenario is on its own architecture, or on one that was asked for. */
  boolean isOnAskedMachine(ChosenScenario chosen) {
    return architecture != null || matrix || chosen.isOnItsOwn();
  }

  /**
   * The memory models under which a scenario is explored; none if that asked for is no machine's.
   */
  List<Model> models(ChosenScenario chosen) {
    Model own = chosen.scenario().architecture().model();
    boolean asked = isOnAskedMachine(chosen);
    if (model != null) {
      return asked || model.equals(own) ? List.of(model) : List.of();
    }
    return asked ? List.of(Model.SC, own) : List.of(own);
  }

  /** The model that was asked for, or that of the architecture. */
  Model weakestModel(ChosenScenario chosen) {
    return model == null ? chosen.scenario().architecture().model() : model;
  }

  /** Adds what makes one case of a check again. */
  ReproCommand repro(ReproCommand repro, ExploredCase explored) {
    repro.with("--scenario", explored.chosen().asked()).with("--model", explored.model());
    if (matrix || architecture != null || !explored.chosen().isOnItsOwn()) {
      repro.with(
          "--arch",
          architecture == null
              ? explored.chosen().scenario().architecture().name()
              : architecture.asked());
    }
    faults.forEach(each -> repro.with("--fault", each.asked()));
    if (matrix || barrier != null) {
      repro.with("--barrier", BarrierNames.name(explored.chosen().scenario().postSwitchBarrier()));
    }
    return repro;
  }
}
