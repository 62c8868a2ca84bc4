package org.lazymm.simulator.profile;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.simulator.coherence.TopologyShape;

/** Reads a machine profile from its file. */
final class ProfileReader {

  static final String SIBLINGS_NEXT = "siblings-next";
  static final String SIBLINGS_LAST = "siblings-last";

  private static final List<Architecture> ARCHITECTURES =
      List.of(Architecture.ARM64, Architecture.POWERPC, Architecture.RISCV, Architecture.X86);
  private static final Set<String> PARTS =
      Set.of("boxes", "groups", "sockets", "caches", "cores", "threads", "numbering", "source");
  private static final Set<String> FIGURES =
      Arrays.stream(FigureKey.values()).map(FigureKey::label).collect(Collectors.toSet());

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
    root.allowOnly(Set.of("profile", "summary", "architecture", "status", "topology", "figures"));
    YamlMapping topology = root.mapping("topology");
    TopologyShape shape = shape(topology);
    return new MachineProfile(
        root.text("profile"),
        root.text("summary"),
        architecture(root),
        root.text("status"),
        shape,
        topology.text("source"),
        figures(root.mapping("figures"), shape));
  }

  private static Architecture architecture(YamlMapping root) {
    String name = root.text("architecture");
    return ARCHITECTURES.stream()
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                root.errorAt(
                    "architecture",
                    "unknown architecture "
                        + name
                        + "; known are "
                        + ARCHITECTURES.stream()
                            .map(Architecture::name)
                            .collect(Collectors.joining(", "))));
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

  private static Map<FigureKey, Figure> figures(YamlMapping mapping, TopologyShape shape) {
    mapping.allowOnly(FIGURES);
    Map<FigureKey, Figure> figures = new EnumMap<>(FigureKey.class);
    for (FigureKey key : FigureKey.values()) {
      boolean given = mapping.keys().contains(key.label());
      if (MachineProfile.isWanted(shape, key)) {
        if (!given) {
          throw mapping.error("missing figure " + key.label() + ": " + key.meaning());
        }
        figures.put(key, figure(key, mapping.mapping(key.label())));
      } else if (given) {
        throw mapping.errorAt(
            key.label(), "the topology has no two CPUs for the figure " + key.label());
      }
    }
    return figures;
  }

  private static Figure figure(FigureKey key, YamlMapping mapping) {
    mapping.allowOnly(Set.of("value", "source", "assumed", "range", "because"));
    double value = mapping.number("value");
    if (!isPossible(key, value)) {
      throw mapping.errorAt("value", key.label() + limits(key) + ", not " + value);
    }
    boolean assumed = mapping.flag("assumed");
    return new Figure(value, mapping.text("source"), assumed, range(key, mapping, value, assumed));
  }

  private static Range range(FigureKey key, YamlMapping mapping, double value, boolean assumed) {
    if (!mapping.keys().contains("range")) {
      if (assumed) {
        throw mapping.error(
            key.label()
                + " is assumed and has no range; expected range: [low, high] and because: why");
      }
      if (mapping.keys().contains("because")) {
        throw mapping.errorAt("because", "because gives the reason of a range; add range");
      }
      return Range.only(value);
    }
    double[] ends = mapping.twoNumbers("range");
    if (!isPossible(key, ends[0]) || !isPossible(key, ends[1])) {
      throw mapping.errorAt(
          "range",
          "both ends of the range of "
              + key.label()
              + limits(key)
              + ", not "
              + ends[0]
              + " and "
              + ends[1]);
    }
    if (ends[0] > ends[1]) {
      throw mapping.errorAt(
          "range", "range must go from low to high, not from " + ends[0] + " to " + ends[1]);
    }
    if (!(ends[0] <= value && value <= ends[1])) {
      throw mapping.errorAt(
          "range",
          "the value "
              + value
              + " of "
              + key.label()
              + " must lie in its range, not outside "
              + ends[0]
              + " to "
              + ends[1]);
    }
    return new Range(ends[0], ends[1], mapping.text("because"));
  }

  private static boolean isPossible(FigureKey key, double value) {
    return value >= 0 && value <= key.unit().limit();
  }

  private static String limits(FigureKey key) {
    String limit = String.format(Locale.ROOT, "%.0f %s", key.unit().limit(), key.unit().symbol());
    return " must be 0 to " + limit.strip();
  }
}
