package org.lazymm.scenario;

import java.nio.file.Path;
import java.util.Locale;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.ArchitectureFiles;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlException;
import org.lazymm.yaml.YamlNode;

/**
 * Scenarios as YAML text.
 *
 * <pre>{@code
 * scenario: exit while another CPU is lazy
 * cpus: 2
 * architecture: x86
 * tasks:
 * - {name: a, mm: own}
 * - {name: b, mm: a}
 * steps:
 * - {cpu: 1, do: run b}
 * - {cpu: 1, do: idle}
 * - {cpu: 0, do: run a}
 * - {cpu: 0, do: exit, stall-after: 9, meanwhile: [{cpu: 1, do: wake}]}
 * }</pre>
 */
public final class ScenarioYaml {
  private ScenarioYaml() {}

  /**
   * Reads a scenario from a file.
   *
   * @param file where it is
   * @throws YamlException if it cannot be read; the message has the form {@code file:line:column:
   *     what}
   */
  public static Scenario read(Path file) {
    return readFile(file).scenario();
  }

  /**
   * Reads a scenario from a file, with all that its text says.
   *
   * @param file where it is
   * @throws YamlException if it cannot be read; the message has the form {@code file:line:column:
   *     what}
   */
  public static ScenarioFile readFile(Path file) {
    return readFile(Yaml.read(file));
  }

  /**
   * Reads a scenario from YAML, with all that it says.
   *
   * @param yaml all of a file
   * @throws YamlException if it is no scenario; the message has the form {@code file:line:column:
   *     what}
   */
  public static ScenarioFile readFile(YamlNode yaml) {
    return ScenarioReader.read(yaml);
  }

  /**
   * Reads a scenario from text.
   *
   * @param text the YAML
   * @param origin what to call it in messages
   * @throws YamlException if it cannot be read; the message has the form {@code origin:line:column:
   *     what}
   */
  public static Scenario parse(String text, String origin) {
    return parseFile(text, origin).scenario();
  }

  /**
   * Reads a scenario from text, with all that the text says.
   *
   * @param text the YAML
   * @param origin what to call it in messages
   * @throws YamlException if it cannot be read; the message has the form {@code origin:line:column:
   *     what}
   */
  public static ScenarioFile parseFile(String text, String origin) {
    return readFile(Yaml.parse(text, origin));
  }

  private static String text(Architecture architecture) {
    return Architecture.ALL.contains(architecture)
        ? architecture.name()
        : ArchitectureFiles.write(architecture);
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Writes a scenario so that {@link #parse} reads the same one. One line a task and a step.
   *
   * @param scenario the scenario
   */
  public static String write(Scenario scenario) {
    StringBuilder text = new StringBuilder();
    text.append("scenario: ").append(Yaml.quoted(scenario.name())).append('\n');
    text.append("cpus: ").append(scenario.cpus()).append('\n');
    text.append("architecture: ").append(text(scenario.architecture())).append('\n');
    if (scenario.postSwitchBarrier() != PostSwitchBarrier.AS_GUARANTEED) {
      text.append("post-switch-barrier: ").append(text(scenario.postSwitchBarrier())).append('\n');
    }
    if (scenario.reuseFreedMms()) {
      text.append("reuse-freed-mms: true\n");
    }
    if (scenario.workWhenAsked()) {
      text.append("work-when-asked: true\n");
    }
    if (scenario.cranky() != 0) {
      text.append("cranky: ").append(scenario.cranky()).append('\n');
    }
    if (!scenario.faults().isEmpty()) {
      text.append("faults: [")
          .append(
              String.join(
                  ", ", scenario.faults().stream().map(ScenarioYaml::text).sorted().toList()))
          .append("]\n");
    }
    text.append(scenario.tasks().isEmpty() ? "tasks: []\n" : "tasks:\n");
    for (TaskSpec task : scenario.tasks()) {
      text.append("- {name: ").append(task.name()).append(", mm: ").append(task.mm()).append("}\n");
    }
    text.append(scenario.setup().isEmpty() ? "" : "setup:\n");
    for (Step step : scenario.setup()) {
      text.append("- ").append(line(step)).append('\n');
    }
    text.append(scenario.steps().isEmpty() ? "steps: []\n" : "steps:\n");
    for (Step step : scenario.steps()) {
      text.append("- ").append(line(step)).append('\n');
    }
    scenario
        .forbidden()
        .ifPresent(
            outcome ->
                text.append("forbidden: \"")
                    .append(outcome.condition())
                    .append("\"\nproperty: ")
                    .append(outcome.property())
                    .append('\n'));
    return text.toString();
  }

  private static String line(Step step) {
    String stall =
        step.stallAfter() == 0
            ? ""
            : ", stall-after: "
                + step.stallAfter()
                + ", meanwhile: ["
                + String.join(", ", step.meanwhile().stream().map(ScenarioYaml::line).toList())
                + "]";
    return "{cpu: " + step.cpu() + ", do: " + step.action() + stall + "}";
  }
}
