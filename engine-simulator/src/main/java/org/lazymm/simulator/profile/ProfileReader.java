package org.lazymm.simulator.profile;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.ArchitectureFiles;
import org.lazymm.simulator.coherence.TopologyShape;
import org.lazymm.yaml.YamlException;
import org.lazymm.yaml.YamlNode;

/**
 * Reads a machine profile from its file.
 *
 * <p>A file may extend a shipped profile: what it leaves out is as there, and so is each figure
 * that it leaves out.
 */
final class ProfileReader {

  static final String SIBLINGS_NEXT = "siblings-next";
  static final String SIBLINGS_LAST = "siblings-last";

  private static final List<String> ENTRIES =
      List.of(
          "profile",
          "extends",
          "summary",
          "architecture",
          "status",
          "extrapolated",
          "topology",
          "figures");
  private static final List<String> PARTS =
      List.of("boxes", "groups", "sockets", "caches", "cores", "threads", "numbering", "source");
  private static final List<String> FIGURES =
      Arrays.stream(FigureKey.values()).map(FigureKey::label).toList();

  private ProfileReader() {}

  /**
   * The profile that a file describes.
   *
   * @param root the file
   * @throws YamlException when it is no profile
   */
  static MachineProfile read(YamlNode root) {
    root.mapping("a profile: entries such as 'profile: mine' and 'extends: xeon-2s'")
        .allowOnly(ENTRIES);
    Optional<MachineProfile> base = root.find("extends").map(ProfileReader::base);
    TopologyShape shape =
        given(root, "topology", ProfileReader::shape, base.map(MachineProfile::shape));
    LeftOpen open = new LeftOpen(root.find("figures").map(YamlNode::names).orElse(Set.of()));
    return new MachineProfile(
        root.get("profile").text(),
        root.get("summary").text(),
        given(
            root,
            "architecture",
            ProfileReader::architecture,
            base.map(MachineProfile::architecture)),
        given(root, "status", YamlNode::text, base.map(MachineProfile::status)),
        given(
            root,
            "extrapolated",
            YamlNode::flag,
            Optional.of(base.map(MachineProfile::isExtrapolated).orElse(false))),
        shape,
        given(
            root,
            "topology",
            topology -> topology.get("source").text(),
            base.map(MachineProfile::shapeSource)),
        figures(root, shape, base, open),
        open.remarks());
  }

  private static MachineProfile base(YamlNode node) {
    String name = node.text();
    if (!ShippedProfiles.NAMES.contains(name)) {
      throw node.error(
          "unknown profile "
              + name
              + " to extend; known are "
              + String.join(", ", ShippedProfiles.NAMES));
    }
    return ShippedProfiles.read(name);
  }

  /** What a file says, or the profile that it extends. */
  private static <T> T given(
      YamlNode root, String entry, Function<YamlNode, T> read, Optional<T> inherited) {
    return root.find(entry)
        .map(read)
        .or(() -> inherited)
        .orElseThrow(() -> root.error(entry + " is missing"));
  }

  private static Architecture architecture(YamlNode node) {
    if (node.isMapping()) {
      return ArchitectureFiles.of(node);
    }
    String name = node.text();
    return Architecture.ALL.stream()
        .filter(known -> known.name().equals(name) || known.also().contains(name))
        .findFirst()
        .orElseThrow(
            () ->
                node.error(
                    "unknown architecture "
                        + name
                        + "; known are "
                        + Architecture.ALL.stream()
                            .map(Architecture::name)
                            .collect(Collectors.joining(", "))
                        + ", or a description of one"));
  }

  private static TopologyShape shape(YamlNode topology) {
    topology
        .mapping("a topology such as {cores: 4, numbering: siblings-next, source: a book}")
        .allowOnly(PARTS);
    YamlNode numbering = topology.get("numbering");
    TopologyShape.Numbering order =
        switch (numbering.text()) {
          case SIBLINGS_NEXT -> TopologyShape.Numbering.SIBLINGS_NEXT;
          case SIBLINGS_LAST -> TopologyShape.Numbering.SIBLINGS_LAST;
          default -> throw numbering.expected(SIBLINGS_NEXT + " or " + SIBLINGS_LAST);
        };
    return topology.at(
        () ->
            new TopologyShape(
                part(topology, "boxes"),
                part(topology, "groups"),
                part(topology, "sockets"),
                part(topology, "caches"),
                part(topology, "cores"),
                part(topology, "threads"),
                order));
  }

  private static int part(YamlNode topology, String entry) {
    return topology.find(entry).map(each -> (int) each.whole(1, Integer.MAX_VALUE)).orElse(1);
  }

  private static Map<FigureKey, Figure> figures(
      YamlNode root, TopologyShape shape, Optional<MachineProfile> base, LeftOpen open) {
    Map<FigureKey, Figure> figures = new EnumMap<>(FigureKey.class);
    base.ifPresent(inEqs -> figures.putAll(inEqs.figures()));
    figures.keySet().removeIf(key -> !MachineProfile.isWanted(shape, key));
    YamlNode own = root;
    if (base.isEmpty() || root.has("figures")) {
      own = root.get("figures");
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
      Map<FigureKey, Figure> figures, YamlNode own, TopologyShape shape, LeftOpen open) {
    own.allowOnly(FIGURES, LeftOpen.UNUSED);
    for (FigureKey key : FigureKey.values()) {
      Optional<YamlNode> given = own.find(key.label());
      if (given.isEmpty()) {
        continue;
      }
      if (!MachineProfile.isWanted(shape, key)) {
        throw given.get().error("the topology has no two CPUs for the figure " + key.label());
      }
      figures.put(key, FigureReader.read(key, given.get(), open));
    }
  }
}
