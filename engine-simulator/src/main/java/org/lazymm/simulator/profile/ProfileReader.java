package org.lazymm.simulator.profile;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.ArchitectureFiles;
import org.lazymm.simulator.coherence.TopologyShape;

/**
 * Reads a machine profile from its file.
 *
 * <p>A file may extend a shipped profile: what it leaves out is as there, and so is each figure
 * that it leaves out.
 */
final class ProfileReader {

  static final String SIBLINGS_NEXT = "siblings-next";
  static final String SIBLINGS_LAST = "siblings-last";

  private static final Set<String> ENTRIES =
      Set.of(
          "profile",
          "extends",
          "summary",
          "architecture",
          "status",
          "extrapolated",
          "topology",
          "figures");
  private static final Set<String> PARTS =
      Set.of("boxes", "groups", "sockets", "caches", "cores", "threads", "numbering", "source");
  private static final Set<String> FIGURES =
      Arrays.stream(FigureKey.values()).map(FigureKey::label).collect(Collectors.toSet());

  private static final Set<String> KNOWN =
      Stream.concat(FIGURES.stream(), LeftOpen.UNUSED.stream()).collect(Collectors.toSet());

  private ProfileReader() {}

  /**
   * The profile that a text describes.
   *
   * @param file name of the file, for messages
   * @param text its content
   * @throws ProfileException with file, line and column when the text is no profile
   */
  static MachineProfile read(String file, String text) {
    YamlMapping root = YamlMapping.parse(file, text);
    root.allowOnly(ENTRIES);
    Optional<MachineProfile> base =
        root.keys().contains("extends") ? Optional.of(base(root)) : Optional.empty();
    TopologyShape shape =
        given(root, "topology", () -> shape(root.mapping("topology")), base, MachineProfile::shape);
    LeftOpen open = new LeftOpen(figuresOf(root).map(YamlMapping::keys).orElse(Set.of()));
    return new MachineProfile(
        root.text("profile"),
        root.text("summary"),
        given(root, "architecture", () -> architecture(root), base, MachineProfile::architecture),
        given(root, "status", () -> root.text("status"), base, MachineProfile::status),
        given(
            root,
            "extrapolated",
            () -> root.flag("extrapolated"),
            base,
            MachineProfile::isExtrapolated),
        shape,
        given(
            root,
            "topology",
            () -> root.mapping("topology").text("source"),
            base,
            MachineProfile::shapeSource),
        figures(root, shape, base, open),
        open.remarks());
  }

  private static Optional<YamlMapping> figuresOf(YamlMapping root) {
    return root.keys().contains("figures")
        ? Optional.of(root.mapping("figures"))
        : Optional.empty();
  }

  private static MachineProfile base(YamlMapping root) {
    String name = root.text("extends");
    if (!ShippedProfiles.NAMES.contains(name)) {
      throw root.errorAt(
          "extends",
          "unknown profile "
              + name
              + " to extend; known are "
              + String.join(", ", ShippedProfiles.NAMES));
    }
    return ShippedProfiles.read(name);
  }

  /** What a file says, or the profile that it extends. */
  private static <T> T given(
      YamlMapping root,
      String key,
      Supplier<T> own,
      Optional<MachineProfile> base,
      Function<MachineProfile, T> inherited) {
    return base.filter(inEqs -> !root.keys().contains(key)).map(inherited).orElseGet(own);
  }

  private static Architecture architecture(YamlMapping root) {
    if (root.isMapping("architecture")) {
      try {
        return ArchitectureFiles.of(root.mapping("architecture").texts());
      } catch (IllegalArgumentException e) {
        throw root.errorAt("architecture", String.valueOf(e.getMessage()));
      }
    }
    String name = root.text("architecture");
    return Architecture.ALL.stream()
        .filter(known -> known.name().equals(name) || known.also().contains(name))
        .findFirst()
        .orElseThrow(
            () ->
                root.errorAt(
                    "architecture",
                    "unknown architecture "
                        + name
                        + "; known are "
                        + Architecture.ALL.stream()
                            .map(Architecture::name)
                            .collect(Collectors.joining(", "))
                        + ", or a description of one"));
  }

  private static TopologyShape shape(YamlMapping topology) {
    topology.allowOnly(PARTS);
    TopologyShape.Numbering numbering =
        switch (topology.text("numbering")) {
          case SIBLINGS_NEXT -> TopologyShape.Numbering.SIBLINGS_NEXT;
          case SIBLINGS_LAST -> TopologyShape.Numbering.SIBLINGS_LAST;
          default ->
              throw topology.errorAt(
                  "numbering", "numbering must be " + SIBLINGS_NEXT + " or " + SIBLINGS_LAST);
        };
    try {
      return new TopologyShape(
          topology.whole("boxes", 1),
          topology.whole("groups", 1),
          topology.whole("sockets", 1),
          topology.whole("caches", 1),
          topology.whole("cores", 1),
          topology.whole("threads", 1),
          numbering);
    } catch (IllegalArgumentException e) {
      throw topology.error(String.valueOf(e.getMessage()));
    }
  }

  private static Map<FigureKey, Figure> figures(
      YamlMapping root, TopologyShape shape, Optional<MachineProfile> base, LeftOpen open) {
    Map<FigureKey, Figure> figures = new EnumMap<>(FigureKey.class);
    base.ifPresent(inEqs -> figures.putAll(inEqs.figures()));
    figures.keySet().removeIf(key -> !MachineProfile.isWanted(shape, key));
    YamlMapping own = root;
    if (base.isEmpty() || root.keys().contains("figures")) {
      own = root.mapping("figures");
      putOwn(figures, own, shape, open);
    }
    open.fillIn(figures);
    for (FigureKey key : FigureKey.values()) {
      if (MachineProfile.isWanted(shape, key) && !figures.containsKey(key)) {
        throw own.error("missing figure " + key.label() + ": " + key.meaning());
      }
    }
    return figures;
  }

  private static void putOwn(
      Map<FigureKey, Figure> figures, YamlMapping own, TopologyShape shape, LeftOpen open) {
    own.allowOnly(KNOWN, FIGURES);
    for (FigureKey key : FigureKey.values()) {
      if (!own.keys().contains(key.label())) {
        continue;
      }
      if (!MachineProfile.isWanted(shape, key)) {
        throw own.errorAt(
            key.label(), "the topology has no two CPUs for the figure " + key.label());
      }
      figures.put(key, FigureReader.read(key, own.mapping(key.label()), open));
    }
  }
}
