package org.lazymm.explorer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RelationTest {
  private final Relation relation = new Relation();
  private final Relation first = new Relation();
  private final Relation second = new Relation();

  private static boolean[][] random(int size, Random random, boolean forward) {
    boolean[][] bits = new boolean[size][size];
    int pairs = random.nextInt(3 * size);
    for (int pair = 0; pair < pairs; pair++) {
      int from = random.nextInt(size);
      int to = random.nextInt(size);
      if (!forward) {
        bits[from][to] = true;
      } else if (from != to) {
        bits[Math.min(from, to)][Math.max(from, to)] = true;
      }
    }
    return bits;
  }

  private static void fill(Relation relation, boolean[][] bits) {
    relation.reset(bits.length);
    for (int from = 0; from < bits.length; from++) {
      for (int to = 0; to < bits.length; to++) {
        if (bits[from][to]) {
          relation.add(from, to);
        }
      }
    }
  }

  private static void assertSame(boolean[][] expected, Relation actual) {
    assertEquals(expected.length, actual.size());
    for (int from = 0; from < expected.length; from++) {
      int next = actual.next(from, -1);
      for (int to = 0; to < expected.length; to++) {
        assertEquals(expected[from][to], actual.has(from, to), from + " to " + to);
        if (expected[from][to]) {
          assertEquals(to, next, "next of " + from);
          next = actual.next(from, to);
        }
      }
      assertEquals(-1, next, "last of " + from);
    }
  }

  private static boolean[][] closed(boolean[][] bits) {
    int size = bits.length;
    boolean[][] closed = new boolean[size][];
    for (int from = 0; from < size; from++) {
      closed[from] = bits[from].clone();
    }
    for (int middle = 0; middle < size; middle++) {
      for (int from = 0; from < size; from++) {
        for (int to = 0; to < size; to++) {
          closed[from][to] |= closed[from][middle] && closed[middle][to];
        }
      }
    }
    return closed;
  }

  @Property(tries = 300)
  void itClosesAsTheTextbookDoes(
      @ForAll @IntRange(min = 1, max = 140) int size, @ForAll long seed, @ForAll boolean forward) {
    boolean[][] bits = random(size, new Random(seed), forward);
    boolean[][] expected = closed(bits);
    boolean acyclic = true;
    for (int each = 0; each < size; each++) {
      acyclic &= !expected[each][each];
    }
    fill(relation, bits);
    assertEquals(acyclic, relation.isAcyclic());
    assertSame(bits, relation);
    relation.close();
    assertSame(expected, relation);
    assertEquals(acyclic, relation.isIrreflexive());
    relation.closeReflexively();
    for (int each = 0; each < size; each++) {
      expected[each][each] = true;
    }
    assertSame(expected, relation);
    relation.subtractIdentity();
    for (int each = 0; each < size; each++) {
      expected[each][each] = false;
    }
    assertSame(expected, relation);
  }

  @Property(tries = 300)
  void itCombinesAsSetsOfPairsDo(
      @ForAll @IntRange(min = 1, max = 140) int size, @ForAll long seed) {
    Random random = new Random(seed);
    boolean[][] left = random(size, random, false);
    boolean[][] right = random(size, random, false);
    boolean[][] union = new boolean[size][size];
    boolean[][] both = new boolean[size][size];
    boolean[][] difference = new boolean[size][size];
    boolean[][] composed = new boolean[size][size];
    boolean[][] inverse = new boolean[size][size];
    for (int from = 0; from < size; from++) {
      for (int to = 0; to < size; to++) {
        union[from][to] = left[from][to] || right[from][to];
        both[from][to] = left[from][to] && right[from][to];
        difference[from][to] = left[from][to] && !right[from][to];
        inverse[to][from] = left[from][to];
        for (int next = 0; next < size; next++) {
          composed[from][next] |= left[from][to] && right[to][next];
        }
      }
    }
    fill(first, left);
    fill(second, right);
    relation.set(first);
    relation.union(second);
    assertSame(union, relation);
    relation.set(first);
    relation.intersect(second);
    assertSame(both, relation);
    relation.set(first);
    relation.subtract(second);
    assertSame(difference, relation);
    relation.compose(first, second);
    assertSame(composed, relation);
    relation.transpose(first);
    assertSame(inverse, relation);
  }

  @Property(tries = 300)
  void itIsRestrictedToSets(@ForAll @IntRange(min = 1, max = 140) int size, @ForAll long seed) {
    Random random = new Random(seed);
    boolean[][] bits = random(size, random, false);
    Bits sources = new Bits();
    Bits targets = new Bits();
    sources.reset(size);
    targets.reset(size);
    for (int each = 0; each < size; each++) {
      if (random.nextBoolean()) {
        sources.add(each);
      }
      if (random.nextBoolean()) {
        targets.add(each);
      }
    }
    fill(relation, bits);
    relation.restrict(sources, targets);
    boolean empty = true;
    for (int from = 0; from < size; from++) {
      for (int to = 0; to < size; to++) {
        bits[from][to] &= sources.has(from) && targets.has(to);
        empty &= !bits[from][to];
      }
    }
    assertSame(bits, relation);
    assertEquals(empty, relation.isEmpty());
    relation.addIdentity(sources);
    for (int each = 0; each < size; each++) {
      bits[each][each] |= sources.has(each);
    }
    assertSame(bits, relation);
  }
}
