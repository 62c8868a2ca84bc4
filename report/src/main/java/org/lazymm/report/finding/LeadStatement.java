package org.lazymm.report.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Some schemes are ahead of some others along the same stretch.
 *
 * @param ahead the schemes that are ahead, by name
 * @param behind the schemes that are behind, by name
 * @param stretch where, and by what factor
 * @param isFirst whether the stretch begins where the sweep does
 * @param isLast whether it ends where the sweep does
 */
record LeadStatement(
    TreeSet<String> ahead,
    TreeSet<String> behind,
    LeadInterval stretch,
    boolean isFirst,
    boolean isLast) {

  /** What a relation claims where no lead passes over. */
  static List<LeadStatement> of(LeadRelation relation) {
    List<LeadInterval> stretches = relation.stretches();
    List<LeadStatement> claims = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      LeadInterval stretch = stretches.get(i);
      if (stretch.leader().isPresent()) {
        String leader = stretch.leader().get();
        String other = leader.equals(relation.first()) ? relation.second() : relation.first();
        claims.add(
            new LeadStatement(
                new TreeSet<>(List.of(leader)),
                new TreeSet<>(List.of(other)),
                stretch,
                i == 0,
                i == stretches.size() - 1));
      }
    }
    return claims;
  }

  /** The same claims in fewer: those that differ in one side only become one. */
  static List<LeadStatement> grouped(List<LeadStatement> claims) {
    List<LeadStatement> byLoser = grouped(claims, claim -> List.of(claim.behind, claim.place()));
    return grouped(byLoser, claim -> List.of(claim.ahead, claim.place()));
  }

  private static List<LeadStatement> grouped(
      List<LeadStatement> claims, Function<LeadStatement, List<Object>> key) {
    Map<List<Object>, LeadStatement> groups = new LinkedHashMap<>();
    claims.forEach(claim -> groups.merge(key.apply(claim), claim, LeadStatement::and));
    return List.copyOf(groups.values());
  }

  private List<Object> place() {
    return List.of(stretch.from(), stretch.to());
  }

  private LeadStatement and(LeadStatement other) {
    TreeSet<String> allAhead = new TreeSet<>(ahead);
    allAhead.addAll(other.ahead);
    TreeSet<String> allBehind = new TreeSet<>(behind);
    allBehind.addAll(other.behind);
    LeadInterval both =
        new LeadInterval(
            stretch.from(),
            stretch.to(),
            stretch.leader(),
            Math.min(stretch.atLeast(), other.stretch.atLeast()),
            Math.max(stretch.atMost(), other.stretch.atMost()));
    return new LeadStatement(allAhead, allBehind, both, isFirst, isLast);
  }
}
