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
record Claim(
    TreeSet<String> ahead,
    TreeSet<String> behind,
    Stretch stretch,
    boolean isFirst,
    boolean isLast) {

  /** What a relation claims where no lead passes over. */
  static List<Claim> of(Relation relation) {
    List<Stretch> stretches = relation.stretches();
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      if (stretch.leader().isPresent()) {
        String leader = stretch.leader().get();
        String other = leader.equals(relation.first()) ? relation.second() : relation.first();
        claims.add(
            new Claim(
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
  static List<Claim> grouped(List<Claim> claims) {
    List<Claim> byLoser = grouped(claims, claim -> List.of(claim.behind, claim.place()));
    return grouped(byLoser, claim -> List.of(claim.ahead, claim.place()));
  }

  private static List<Claim> grouped(List<Claim> claims, Function<Claim, List<Object>> key) {
    Map<List<Object>, Claim> groups = new LinkedHashMap<>();
    claims.forEach(claim -> groups.merge(key.apply(claim), claim, Claim::and));
    return List.copyOf(groups.values());
  }

  private List<Object> place() {
    return List.of(stretch.from(), stretch.to());
  }

  private Claim and(Claim other) {
    TreeSet<String> allAhead = new TreeSet<>(ahead);
    allAhead.addAll(other.ahead);
    TreeSet<String> allBehind = new TreeSet<>(behind);
    allBehind.addAll(other.behind);
    Stretch both =
        new Stretch(
            stretch.from(),
            stretch.to(),
            stretch.leader(),
            Math.min(stretch.atLeast(), other.stretch.atLeast()),
            Math.max(stretch.atMost(), other.stretch.atMost()));
    return new Claim(allAhead, allBehind, both, isFirst, isLast);
  }
}
