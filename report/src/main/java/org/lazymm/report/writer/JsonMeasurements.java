package org.lazymm.report.writer;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lazymm.report.Comparison;
import org.lazymm.report.Measurement;
import org.lazymm.report.PricedLoad;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The measurements of a {@link JsonReport}, each with the command that gives it again. */
final class JsonMeasurements {

  private JsonMeasurements() {}

  static void put(ArrayNode array, Comparison comparison) {
    Map<String, PricedLoad> workloads =
        comparison.workloads().stream()
            .collect(Collectors.toMap(PricedLoad::id, Function.identity()));
    for (Measurement one : comparison.measurements()) {
      ObjectNode node = array.addObject();
      node.put("workload", one.workload());
      node.put("profile", one.profile());
      node.put("cpus", one.cpus());
      Json.put(node, "at", one.at());
      node.put("scheme", one.scheme());
      node.put("draw", one.draw());
      node.put("command", Objects.requireNonNull(workloads.get(one.workload())).commandFor(one));
      ObjectNode values = node.putObject("values");
      one.values().forEach((metric, value) -> Json.put(values, metric.id(), value));
    }
  }
}
