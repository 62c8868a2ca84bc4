package org.lazymm.report.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.lazymm.report.Axis;
import org.lazymm.report.Interval;
import org.lazymm.report.Numbers;

/** Puts {@link LeadRelation}s into words. */
public final class Sentences {

  private Sentences() {}

  /**
   * All that can be said about relations of one sweep by one metric: first where the lead passes
   * over, then who is ahead throughout, then about whom nothing can be said.
   */
  public static List<String> of(List<LeadRelation> relations) {
    List<String> sentences = new ArrayList<>();
    List<LeadStatement> claims = new ArrayList<>();
    for (LeadRelation relation : relations) {
      relation.crossings().forEach(crossing -> sentences.add(crossing(relation, crossing)));
      if (relation.crossings().isEmpty()) {
        claims.addAll(LeadStatement.of(relation));
      }
    }
    if (!relations.isEmpty()) {
      Axis axis = relations.get(0).sweep().workload().axis();
      LeadStatement.grouped(claims).forEach(claim -> sentences.add(ahead(axis, claim)));
    }
    TieGroups.of(relations).ifPresent(sentences::add);
    if (!relations.isEmpty()) {
      sentences.addAll(Trust.sentences(relations.get(0).sweep()));
    }
    return sentences;
  }

  private static String crossing(LeadRelation relation, Crossing crossing) {
    return crossing.winsBelow()
        + " wins while "
        + relation.sweep().workload().axis().noun()
        + " are below about "
        + estimate(relation.sweep().workload().axis(), crossing.equal())
        + ", "
        + crossing.winsAbove()
        + " above (stated at "
        + Numbers.tick(crossing.below())
        + " and at "
        + Numbers.tick(crossing.above())
        + ").";
  }

  private static String estimate(Axis axis, Interval at) {
    String low = estimate(axis, at.low());
    String high = estimate(axis, at.high());
    return low.equals(high) ? low : low + " to " + high;
  }

  private static String estimate(Axis axis, double at) {
    return Numbers.rough(axis.equals(Axis.CPUS) ? Math.rint(at) : at);
  }

  private static String ahead(Axis axis, LeadStatement claim) {
    return list(claim.ahead())
        + (claim.ahead().size() == 1 ? " is" : " are")
        + " ahead of "
        + list(claim.behind())
        + " "
        + where(axis, claim)
        + ", "
        + byHowMuch(claim.stretch())
        + ".";
  }

  private static String where(Axis axis, LeadStatement claim) {
    String from = Numbers.tick(claim.stretch().from());
    String to = Numbers.tick(claim.stretch().to());
    if (from.equals(to)) {
      return "at " + from + " " + axis.noun();
    }
    if (claim.isFirst() && claim.isLast()) {
      return "everywhere from " + from + " to " + to + " " + axis.noun();
    }
    if (claim.isLast()) {
      return "from " + from + " " + axis.noun() + " on";
    }
    return claim.isFirst()
        ? "up to " + to + " " + axis.noun()
        : "from " + from + " to " + to + " " + axis.noun();
  }

  private static String byHowMuch(LeadInterval stretch) {
    if (Double.isInfinite(stretch.atLeast())) {
      return "paying nothing at all";
    }
    String least = Numbers.factor(stretch.atLeast());
    if (Double.isInfinite(stretch.atMost())) {
      return "by a factor of " + least + " or more";
    }
    String most = Numbers.factor(stretch.atMost());
    return least.equals(most)
        ? "by a factor of " + least
        : "by a factor of " + least + " to " + most;
  }

  static String list(Collection<String> names) {
    List<String> all = List.copyOf(names);
    int last = all.size() - 1;
    return last == 0
        ? all.get(0)
        : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
  }
}
