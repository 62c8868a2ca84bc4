package org.lazymm.report.writer;

import java.util.List;
import org.lazymm.report.finding.Crossing;
import org.lazymm.report.finding.LeadInterval;
import org.lazymm.report.finding.LeadRelation;
import org.lazymm.report.finding.Sentences;
import org.lazymm.report.finding.Sweep;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who is ahead where, in a {@link JsonReport}. */
final class JsonCrossovers {

  private JsonCrossovers() {}

  static void put(ArrayNode array, List<List<LeadRelation>> groups) {
    groups.forEach(group -> group.forEach(relation -> put(array.addObject(), relation)));
  }

  private static void put(ObjectNode node, LeadRelation relation) {
    Sweep sweep = relation.sweep();
    node.put("workload", sweep.workload().id());
    node.put("profile", sweep.profile().id());
    sweep.cpus().ifPresent(cpus -> node.put("cpus", cpus));
    node.put("axis", sweep.workload().axis().id());
    node.put("metric", relation.metric().id());
    node.putArray("schemes").add(relation.first()).add(relation.second());
    ArrayNode stretches = node.putArray("stretches");
    relation.stretches().forEach(stretch -> put(stretches.addObject(), stretch));
    ArrayNode crossings = node.putArray("crossings");
    relation.crossings().forEach(crossing -> put(crossings.addObject(), crossing));
    ArrayNode statements = node.putArray("statements");
    Sentences.of(List.of(relation)).forEach(statements::add);
  }

  private static void put(ObjectNode node, LeadInterval stretch) {
    Json.put(node, "from", stretch.from());
    Json.put(node, "to", stretch.to());
    stretch.leader().ifPresent(leader -> node.put("leader", leader));
    Json.put(node, "atLeast", stretch.atLeast());
    Json.put(node, "atMost", stretch.atMost());
  }

  private static void put(ObjectNode node, Crossing crossing) {
    Json.put(node, "below", crossing.below());
    Json.put(node, "above", crossing.above());
    Json.put(node, "low", crossing.equal().low());
    Json.put(node, "median", crossing.equal().median());
    Json.put(node, "high", crossing.equal().high());
    node.put("winsBelow", crossing.winsBelow());
    node.put("winsAbove", crossing.winsAbove());
  }
}
