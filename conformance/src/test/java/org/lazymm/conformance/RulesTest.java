package org.lazymm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lazymm.scheduler.property.Property;

class RulesTest {
  @Test
  void everyPropertyIsARuleAndTheOthersComeLast() {
    List<String> properties = Arrays.stream(Property.values()).map(Property::name).toList();
    List<String> ids = Rules.all().stream().map(Rule::id).toList();

    assertEquals(properties, ids.subList(0, properties.size()));
    assertEquals(List.of("EQ", "RUN", "SAME", "PR"), ids.subList(properties.size(), ids.size()));
  }

  @Test
  void everyRuleSaysWhyAndWhereToLook() {
    Set<String> rationales = new HashSet<>();
    for (Rule rule : Rules.all()) {
      assertTrue(rationales.add(rule.rationale()), rule::toString);
      assertTrue(rule.rationale().endsWith("."), rule::toString);
      assertTrue(rule.check().endsWith("."), rule::toString);
    }
  }

  @Test
  void onlyWhatExplorationsJudgeMayStayUnknown() {
    Set<Rule> open =
        Rules.all().stream()
            .filter(rule -> rule.level() == Level.UNKNOWN_WITHIN_BUDGET)
            .collect(Collectors.toSet());
    Set<Rule> explored = new HashSet<>(ExploredRules.all());
    explored.remove(Rules.of(Property.M12)); // Nobody judges it here: lazymm fences does.

    assertEquals(explored, open);
    for (Rule rule : open) {
      assertTrue(!rule.scenarios().isEmpty(), rule + ": no scenario of the catalogue is about it");
    }
  }

  @Test
  void everyGuaranteeHasItsRule() {
    Set<Guarantee> guarantees = EnumSet.noneOf(Guarantee.class);
    Rules.all().stream().map(Rule::guarantee).flatMap(Optional::stream).forEach(guarantees::add);

    assertEquals(EnumSet.allOf(Guarantee.class), guarantees);
  }

  @Test
  void anUnknownIdIsRefusedWithThoseThatThereAre() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Rules.of("S9")).getMessage();

    assertTrue(message.startsWith("rule 'S9' is not known; expected one of: S1, S2, "), message);
  }
}
