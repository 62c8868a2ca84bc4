package org.lazymm.simulator.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.ArchitectureFiles;
import org.lazymm.simulator.coherence.TopologyShape;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a machine profile as the file that reads back to it. */
public final class ProfileWriter {

  private static final int DECIMALS = 3;

  private ProfileWriter() {}

  /** The YAML text of a profile; values are rounded to thousandths. */
  public static String write(MachineProfile profile) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("profile", profile.name());
    root.put("summary", profile.summary());
    root.put("architecture", architecture(profile.architecture()));
    root.put("status", profile.status());
    if (profile.isExtrapolated()) {
      root.put("extrapolated", true);
    }
    root.put("topology", topology(profile));
    Map<String, Object> figures = new LinkedHashMap<>();
    profile.figures().forEach((key, figure) -> figures.put(key.label(), figure(figure)));
    root.put("figures", figures);
    DumpSettings oneLineForEachValue =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(Integer.MAX_VALUE)
            .build();
    return new Dump(oneLineForEachValue).dumpToString(root);
  }

  /** The name of a shipped one, else all that is true of it. */
  private static Object architecture(Architecture architecture) {
    return Architecture.ALL.contains(architecture)
        ? architecture.name()
        : new Load(LoadSettings.builder().build())
            .loadFromString(ArchitectureFiles.write(architecture));
  }

  private static Map<String, Object> topology(MachineProfile profile) {
    TopologyShape shape = profile.shape();
    Map<String, Object> topology = new LinkedHashMap<>();
    topology.put("boxes", shape.boxes());
    topology.put("groups", shape.groups());
    topology.put("sockets", shape.sockets());
    topology.put("caches", shape.caches());
    topology.put("cores", shape.cores());
    topology.put("threads", shape.threads());
    topology.put(
        "numbering",
        shape.numbering() == TopologyShape.Numbering.SIBLINGS_LAST
            ? ProfileReader.SIBLINGS_LAST
            : ProfileReader.SIBLINGS_NEXT);
    topology.put("source", profile.shapeSource());
    return topology;
  }

  private static Map<String, Object> figure(Figure figure) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("value", rounded(figure.value()));
    fields.put("source", figure.source());
    if (figure.assumed()) {
      fields.put("assumed", true);
    }
    Range range = figure.range();
    if (range.isGiven()) {
      fields.put("range", List.of(rounded(range.low()), rounded(range.high())));
      fields.put("because", range.because());
    }
    return fields;
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value)
        .setScale(DECIMALS, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .doubleValue();
  }
}
