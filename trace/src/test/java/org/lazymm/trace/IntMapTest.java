package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IntMapTest {
  @Property(tries = 300)
  void itHoldsWhatAHashMapHolds(
      @ForAll @Size(max = 400) List<@IntRange(min = 0, max = 200) Integer> keys) {
    IntMap map = new IntMap();
    Map<Integer, Integer> expected = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      int key = keys.get(i) * 64;
      if (i % 3 == 2) {
        Integer removed = expected.remove(key);
        assertEquals(removed == null ? IntMap.ABSENT : removed, map.remove(key));
      } else {
        expected.put(key, i);
        map.put(key, i);
      }
      assertEquals(expected.size(), map.size());
    }
    for (int key = 0; key <= 200 * 64; key++) {
      assertEquals(expected.getOrDefault(key, IntMap.ABSENT), map.get(key));
    }
    assertEquals(expected.size(), map.count(key -> true));
  }
}
