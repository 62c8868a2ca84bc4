package org.lazymm.scheduler.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.Architecture.Flush;
import org.lazymm.scheduler.machine.Architecture.MaskKind;
import org.lazymm.scheduler.machine.Architecture.SwitchMmBarrier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Architectures as YAML: those that are shipped, and the form in which others are written. */
public final class ArchitectureFiles {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private ArchitectureFiles() {}

  /**
   * What is written of an architecture. What is left out is as in another one.
   *
   * @param name as in {@link Architecture}, and so are the others but one
   * @param like the name of a shipped one that it is like in what is left out; if it is like none,
   *     nothing but {@code also} may be left out
   */
  public record Written(
      String name,
      @Nullable String like,
      @Nullable List<String> also,
      @Nullable SwitchMmBarrier switchMm,
      @Nullable Boolean sameMm,
      @Nullable Boolean switchTo,
      @Nullable Boolean unlock,
      @Nullable MaskKind mask,
      @Nullable Flush flush,
      @Nullable Boolean hardwareLeavesLazy,
      @Nullable Boolean fullRmw,
      @Nullable Boolean evictsAtExit,
      @Nullable String model) {

    /**
     * The architecture.
     *
     * @throws IllegalArgumentException if something is missing, or it is like one that is not known
     */
    public Architecture architecture() {
      Optional<Architecture> base = Optional.ofNullable(like).map(Architecture::of);
      return new Architecture(
          required(name, "name", Optional.empty()),
          also == null ? List.of() : also,
          required(switchMm, "switch-mm", base.map(Architecture::switchMm)),
          required(sameMm, "same-mm", base.map(Architecture::sameMm)),
          required(switchTo, "switch-to", base.map(Architecture::switchTo)),
          required(unlock, "unlock", base.map(Architecture::unlock)),
          required(mask, "mask", base.map(Architecture::mask)),
          required(flush, "flush", base.map(Architecture::flush)),
          required(
              hardwareLeavesLazy,
              "hardware-leaves-lazy",
              base.map(Architecture::hardwareLeavesLazy)),
          required(fullRmw, "full-rmw", base.map(Architecture::fullRmw)),
          required(evictsAtExit, "evicts-at-exit", base.map(Architecture::evictsAtExit)),
          required(model == null ? null : Model.of(model), "model", base.map(Architecture::model)));
    }

    private static <T> T required(@Nullable T written, String entry, Optional<T> base) {
      if (written != null) {
        return written;
      }
      return base.orElseThrow(
          () ->
              new IllegalArgumentException(
                  entry + " is missing: say it, or let the architecture be like another one"));
    }
  }

  /**
   * Reads what is written of an architecture.
   *
   * @param text the YAML
   * @throws tools.jackson.core.JacksonException if it is no YAML of that form
   * @throws IllegalArgumentException as {@link Written#architecture}
   */
  public static Architecture parse(String text) {
    return Objects.requireNonNull(MAPPER.readValue(text, Written.class), "empty").architecture();
  }

  /**
   * What a scenario says of an architecture in place of a name.
   *
   * @param written the entries of such a file, as texts and lists of texts
   * @throws IllegalArgumentException if an entry is not known or has another value than it may
   */
  public static Architecture of(Map<String, Object> written) {
    try {
      return MAPPER.convertValue(written, Written.class).architecture();
    } catch (JacksonException e) {
      throw new IllegalArgumentException("architecture: " + MappingFaults.of(e), e);
    }
  }

  /**
   * An architecture in one line, so that {@link #parse} reads the same one.
   *
   * @param architecture which
   */
  public static String write(Architecture architecture) {
    return "{name: "
        + architecture.name()
        + ", also: ["
        + String.join(", ", architecture.also())
        + "], switch-mm: "
        + text(architecture.switchMm())
        + ", same-mm: "
        + architecture.sameMm()
        + ", switch-to: "
        + architecture.switchTo()
        + ", unlock: "
        + architecture.unlock()
        + ", mask: "
        + text(architecture.mask())
        + ", flush: "
        + text(architecture.flush())
        + ", hardware-leaves-lazy: "
        + architecture.hardwareLeavesLazy()
        + ", full-rmw: "
        + architecture.fullRmw()
        + ", evicts-at-exit: "
        + architecture.evictsAtExit()
        + ", model: "
        + architecture.model()
        + "}";
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The file of one that is shipped. */
  static Architecture shipped(String name) {
    String file = "/org/lazymm/scheduler/architecture/" + name + ".yaml";
    try (InputStream stream = ArchitectureFiles.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
