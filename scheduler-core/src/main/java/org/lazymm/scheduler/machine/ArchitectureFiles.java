package org.lazymm.scheduler.machine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.lazymm.scheduler.machine.Architecture.Flush;
import org.lazymm.scheduler.machine.Architecture.MaskKind;
import org.lazymm.scheduler.machine.Architecture.SwitchMmBarrier;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlException;
import org.lazymm.yaml.YamlNode;

/** Architectures as YAML: those that are shipped, and the form in which others are written. */
public final class ArchitectureFiles {
  private static final List<String> ENTRIES =
      List.of(
          "name",
          "like",
          "also",
          "switch-mm",
          "same-mm",
          "switch-to",
          "unlock",
          "mask",
          "flush",
          "hardware-leaves-lazy",
          "full-rmw",
          "evicts-at-exit",
          "model");

  private ArchitectureFiles() {}

  /**
   * What is written of an architecture. What is left out is as in the one that it is {@code like};
   * if it is like none, nothing but {@code also} may be left out.
   *
   * @param written the file, or what stands in place of the name of an architecture
   * @throws YamlException if it is none
   */
  public static Architecture of(YamlNode written) {
    written.mapping("entries such as 'name: x86'").allowOnly(ENTRIES);
    Optional<Architecture> base =
        written.find("like").map(like -> like.at(() -> Architecture.of(like.text())));
    return new Architecture(
        written.get("name").text(),
        written.find("also").map(YamlNode::texts).orElse(List.of()),
        given(
            written,
            "switch-mm",
            each -> each.constant(SwitchMmBarrier.values()),
            base.map(Architecture::switchMm)),
        flag(written, "same-mm", base.map(Architecture::sameMm)),
        flag(written, "switch-to", base.map(Architecture::switchTo)),
        flag(written, "unlock", base.map(Architecture::unlock)),
        given(
            written,
            "mask",
            each -> each.constant(MaskKind.values()),
            base.map(Architecture::mask)),
        given(
            written, "flush", each -> each.constant(Flush.values()), base.map(Architecture::flush)),
        flag(written, "hardware-leaves-lazy", base.map(Architecture::hardwareLeavesLazy)),
        flag(written, "full-rmw", base.map(Architecture::fullRmw)),
        flag(written, "evicts-at-exit", base.map(Architecture::evictsAtExit)),
        given(written, "model", Model::of, base.map(Architecture::model)));
  }

  private static boolean flag(YamlNode written, String entry, Optional<Boolean> base) {
    return given(written, entry, YamlNode::flag, base);
  }

  private static <T> T given(
      YamlNode written, String entry, Function<YamlNode, T> read, Optional<T> base) {
    return written
        .find(entry)
        .map(read)
        .or(() -> base)
        .orElseThrow(
            () ->
                written.error(
                    entry + " is missing: say it, or let the architecture be like another one"));
  }

  /**
   * An architecture in one line, so that {@link #of} reads the same one.
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

  /** One that is shipped. */
  static Architecture shipped(String name) {
    return of(
        Yaml.shipped(
            ArchitectureFiles.class, "/org/lazymm/scheduler/architecture/" + name + ".yaml"));
  }
}
