package org.lazymm.scheduler.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import org.lazymm.scheduler.property.Property;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

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
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              include -> include.withValueInclusion(JsonInclude.Include.NON_EMPTY))
          .build();

  private ScenarioYaml() {}

  /** The file's shape: everything may be absent but the steps. */
  private record File(
      @Nullable String scenario,
      @Nullable Integer cpus,
      @Nullable String architecture,
      @Nullable String postSwitchBarrier,
      @Nullable Boolean reuseFreedMms,
      @Nullable Boolean workWhenAsked,
      @Nullable Long cranky,
      @Nullable List<String> faults,
      @Nullable List<TaskSpec> tasks,
      @Nullable List<Line> setup,
      @Nullable List<Line> steps,
      @Nullable Condition forbidden,
      @Nullable String property) {}

  /** The shape of one step. */
  @SuppressWarnings("UnusedMethod") // The library calls the constructor.
  private record Line(
      @Nullable Integer cpu,
      @com.fasterxml.jackson.annotation.JsonProperty("do") @Nullable Action action,
      @Nullable Integer stallAfter,
      @Nullable List<Line> meanwhile) {
    Line {
      if (cpu == null || action == null) {
        throw new IllegalArgumentException("a step needs a cpu and something to do");
      }
    }

    Step step() {
      List<Step> others =
          meanwhile == null ? List.of() : meanwhile.stream().map(Line::step).toList();
      if (cpu == null || action == null) {
        throw new IllegalStateException("checked above");
      }
      return new Step(cpu, action, stallAfter == null ? 0 : stallAfter, others);
    }
  }

  /**
   * Reads a scenario from a file.
   *
   * @param file where it is
   * @throws ScenarioException if it cannot be read; the message has the form {@code
   *     file:line:column: what}
   */
  public static Scenario read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new ScenarioException(file.toString(), "cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a scenario from text.
   *
   * @param text the YAML
   * @param origin what to call it in messages
   * @throws ScenarioException if it cannot be read; the message has the form {@code
   *     origin:line:column: what}
   */
  public static Scenario parse(String text, String origin) {
    try {
      File file = MAPPER.readValue(text, File.class);
      Scenario scenario = scenario(file);
      return file.forbidden() == null && file.property() == null
          ? scenario
          : forbidding(scenario, file, text, origin);
    } catch (UnrecognizedPropertyException e) {
      throw new ScenarioException(
          origin + place(placeOf(text, e.getPropertyName())),
          "unknown entry '"
              + e.getPropertyName()
              + "'; expected one of: "
              + String.join(
                  ", ", e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList()),
          e);
    } catch (JacksonException e) {
      throw new ScenarioException(origin + place(e.getLocation()), reason(e), e);
    } catch (MisplacedActionException e) {
      throw new ScenarioException(
          origin + place(lastPlaceOf(text, e.text())), String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(origin, String.valueOf(e.getMessage()), e);
    }
  }

  /** Goes through a text. */
  static JsonParser parser(String text) {
    return MAPPER.createParser(text);
  }

  /** Where an entry stands; the library does not say it for an entry of a record. */
  private static @Nullable TokenStreamLocation placeOf(String text, String entry) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals(entry)) {
          return parser.currentTokenLocation();
        }
      }
      return null;
    }
  }

  /** Where an action stands for the last time. */
  private static @Nullable TokenStreamLocation lastPlaceOf(String text, String action) {
    TokenStreamLocation last = null;
    try (JsonParser parser = MAPPER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING
            && parser.getString().strip().replaceAll(" +", " ").equals(action)) {
          last = parser.currentTokenLocation();
        }
      }
    }
    return last;
  }

  /** Adds the outcome clause; what is wrong with it is said with the place of its entry. */
  private static Scenario forbidding(Scenario scenario, File file, String text, String origin) {
    String entry = file.forbidden() == null ? "property" : "forbidden";
    try {
      if (file.forbidden() == null || file.property() == null) {
        throw new IllegalArgumentException(
            "forbidden and property belong together, such as"
                + " forbidden: r1 == 0 && r2 == 0 and property: M1");
      }
      UserNames.of(scenario.setup(), scenario.steps()).check(file.forbidden());
      entry = "property";
      return scenario.withForbidden(new Forbidden(file.forbidden(), property(file.property())));
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(
          origin + place(placeOf(text, entry)), String.valueOf(e.getMessage()), e);
    }
  }

  private static Property property(String name) {
    for (Property property : Property.values()) {
      if (property.name().equals(name)) {
        return property;
      }
    }
    throw new IllegalArgumentException(
        "property '" + name + "' is not known; expected a name such as S1, M3 or K2");
  }

  private static Scenario scenario(File file) {
    if (file.cpus() == null) {
      throw new IllegalArgumentException("cpus is missing: expected a number of CPUs");
    }
    return new Scenario(
        file.scenario() == null ? "unnamed" : file.scenario(),
        file.cpus(),
        file.architecture() == null ? "x86" : file.architecture(),
        file.postSwitchBarrier() == null
            ? PostSwitchBarrier.AS_PROMISED
            : constant(PostSwitchBarrier.class, file.postSwitchBarrier()),
        Boolean.TRUE.equals(file.reuseFreedMms()),
        Boolean.TRUE.equals(file.workWhenAsked()),
        file.cranky() == null ? 0 : file.cranky(),
        file.faults() == null
            ? Set.of()
            : Set.copyOf(file.faults().stream().map(text -> constant(Fault.class, text)).toList()),
        file.tasks() == null ? List.of() : file.tasks(),
        file.setup() == null ? List.of() : file.setup().stream().map(Line::step).toList(),
        file.steps() == null ? List.of() : file.steps().stream().map(Line::step).toList(),
        Optional.empty());
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (text(constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "': expected one of "
            + String.join(
                ", ",
                java.util.Arrays.stream(type.getEnumConstants()).map(ScenarioYaml::text).toList()));
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String place(@Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 0
        ? ""
        : ":" + location.getLineNr() + ":" + location.getColumnNr();
  }

  private static String reason(JacksonException e) {
    Throwable cause = e.getCause();
    String own = cause instanceof IllegalArgumentException ? cause.getMessage() : null;
    return own == null ? e.getOriginalMessage() : own;
  }

  /**
   * Writes a scenario so that {@link #parse} reads the same one. One line a task and a step.
   *
   * @param scenario the scenario
   */
  public static String write(Scenario scenario) {
    StringBuilder text = new StringBuilder();
    text.append("scenario: ").append(quoted(scenario.name())).append('\n');
    text.append("cpus: ").append(scenario.cpus()).append('\n');
    text.append("architecture: ").append(scenario.architecture()).append('\n');
    if (scenario.postSwitchBarrier() != PostSwitchBarrier.AS_PROMISED) {
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

  /** A scalar of any text, through the library that reads it back. */
  private static String quoted(String name) {
    try {
      String document = MAPPER.writeValueAsString(name).strip();
      return document.startsWith("---") ? document.substring(3).strip() : document;
    } catch (JacksonException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
