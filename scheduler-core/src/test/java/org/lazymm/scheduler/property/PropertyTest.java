package org.lazymm.scheduler.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PropertyTest {

  @Test
  void familiesStandOneAfterTheOtherInTheOrderOfTheirHeadings() {
    List<Family> families = Stream.of(Property.values()).map(Property::family).toList();
    assertEquals(families.stream().sorted().toList(), families);
    assertEquals(List.of(Family.values()), families.stream().distinct().toList());
  }

  @Test
  void theIdsOfAFamilyBeginWithALetterOfItsOwn() {
    Map<Family, Set<String>> letters = new EnumMap<>(Family.class);
    for (Property property : Property.values()) {
      letters
          .computeIfAbsent(property.family(), family -> new TreeSet<>())
          .add(property.name().replaceAll("[0-9]", ""));
    }
    List<Set<String>> each =
        List.of("S", "O", "M", "K", "L", "H", "X", "I", "A").stream().map(Set::of).toList();
    assertEquals(each, List.copyOf(letters.values()));
  }
}
