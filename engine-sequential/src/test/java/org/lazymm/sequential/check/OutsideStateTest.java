package org.lazymm.sequential.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Order;

/** State that is kept outside of cells is found, and named by the way that leads to it. */
@SuppressWarnings("UnusedVariable") // That fields change is what is looked for.
class OutsideStateTest {
  private static final String HERE = OutsideStateTest.class.getName();

  private static final class Pointer {
    private int count;
    private @Nullable Pointer next;
  }

  private record Pair(int left, int right) {}

  @SuppressWarnings("ImmutableEnumChecker") // A scheme's mistake.
  private enum Global {
    ONE,
    OTHER;

    private int count;
  }

  /** Changes an object that it holds. */
  private static final class Holds<T> extends Changing {
    private final T held;
    private final Consumer<T> change;

    Holds(Kernel kernel, T held, Consumer<T> change) {
      super(kernel);
      this.held = held;
      this.change = change;
    }

    @Override
    void act() {
      change.accept(held);
    }
  }

  /** Puts something else into a field. */
  private static final class Replaces extends Changing {
    private Object held;
    private final Object next;

    Replaces(Kernel kernel, Object held, Object next) {
      super(kernel);
      this.held = held;
      this.next = next;
    }

    @Override
    void act() {
      held = next;
    }
  }

  /** Something held, how it changes, and what is said of it. */
  private record Kind<T>(T held, Consumer<T> change, String found) {
    Function<Kernel, LazyMmScheme> scheme() {
      return kernel -> new Holds<>(kernel, held, change);
    }

    @Override
    public String toString() {
      return held.getClass().getSimpleName() + found;
    }
  }

  private static Pointer ring() {
    Pointer first = new Pointer();
    first.next = new Pointer();
    first.next.next = first;
    return first;
  }

  private static <K> Map<K, Integer> with(Map<K, Integer> map, K key) {
    map.put(key, 0);
    return map;
  }

  @SuppressWarnings("JavaUtilDate") // A scheme may keep one all the same.
  static Stream<Kind<?>> kinds() {
    return Stream.of(
        new Kind<>(new int[3], array -> array[1]++, "[1]"),
        new Kind<>(new long[3], array -> array[2]++, "[2]"),
        new Kind<>(new boolean[2], array -> array[0] = true, "[0]"),
        new Kind<>(new byte[2], array -> array[0]++, "[0]"),
        new Kind<>(new short[2], array -> array[0]++, "[0]"),
        new Kind<>(new char[2], array -> array[0]++, "[0]"),
        new Kind<>(new float[2], array -> array[1]++, "[1]"),
        new Kind<>(new double[2], array -> array[1]++, "[1]"),
        new Kind<>(new Object[2], array -> array[1] = "x", "[1]"),
        new Kind<>(new int[2][2], array -> array[1][0]++, "[1][0]"),
        new Kind<>(new Pointer(), object -> object.count++, ".count"),
        new Kind<>(ring(), ring -> ring.next.count++, ".next.count"),
        new Kind<>(Global.ONE, constant -> constant.count++, ".count"),
        new Kind<>(new ArrayList<>(List.of(1, 2)), list -> list.set(1, 3), "[1]"),
        new Kind<>(new ArrayList<>(), list -> list.add(1), ""),
        new Kind<>(List.of(new Pointer()), list -> list.get(0).count++, "[0].count"),
        new Kind<>(new ArrayDeque<>(List.of(1)), Deque::clear, ""),
        new Kind<>(new HashSet<>(Set.of("a", "b")), set -> set.remove("a"), ""),
        new Kind<>(with(new HashMap<>(), "key"), map -> map.put("key", 1), "[key]"),
        new Kind<>(with(new LinkedHashMap<>(), 7), map -> map.put(8, 1), ""),
        new Kind<>(
            with(new EnumMap<>(Order.class), Order.FULL), map -> map.put(Order.FULL, 1), "[FULL]"),
        new Kind<>(with(new WeakHashMap<>(), "key"), map -> map.put("key", 1), "[key]"),
        new Kind<>(new BitSet(), bits -> bits.set(5), ""),
        new Kind<>(new AtomicInteger(), AtomicInteger::incrementAndGet, ""),
        new Kind<>(new LongAdder(), LongAdder::increment, ""),
        new Kind<>(new AtomicReference<>("a"), cell -> cell.set("b"), ""),
        new Kind<>(Optional.of(new int[1]), optional -> optional.get()[0]++, "[0]"),
        new Kind<>(new Random(1), Random::nextInt, ""),
        new Kind<>(new Date(0), date -> date.setTime(1), ""),
        new Kind<>(new StringBuilder("a"), text -> text.append('b'), ""),
        new Kind<>(new HashMap<String, Integer>() {}, map -> map.put("key", 1), ""));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatChangesIsFoundWhereverItIsKept(Kind<?> kind) {
    Optional<String> found = Looks.afterActing(kind.scheme());

    assertEquals(Optional.of("field " + HERE + "$Holds.held" + kind.found()), found);
  }

  static Stream<Replacement> replacements() {
    Pointer one = new Pointer();
    Pointer other = new Pointer();
    return Stream.of(
        new Replacement(1, 2),
        new Replacement("a", "b"),
        new Replacement(1, 1L),
        new Replacement(new Pair(1, 2), new Pair(1, 3)),
        new Replacement(new Object(), new Object()),
        new Replacement(Global.ONE, Global.OTHER),
        new Replacement(List.of(1), List.of(1, 2)),
        new Replacement(new int[1], new int[2]),
        new Replacement(new Pair(1, 2), List.of(1, 2)));
  }

  private record Replacement(Object before, Object after) {}

  @ParameterizedTest
  @MethodSource("replacements")
  void aFieldThatHoldsSomethingElseIsFound(Replacement other) {
    assertEquals(
        Optional.of("field " + HERE + "$Replaces.held"),
        Looks.afterActing(kernel -> new Replaces(kernel, other.before(), other.after())));
  }
}
