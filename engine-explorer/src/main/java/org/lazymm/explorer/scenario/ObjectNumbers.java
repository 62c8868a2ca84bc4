package org.lazymm.explorer.scenario;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.program.BehindException;

/**
 * Numbers for the objects that cells point at, 0 being null.
 *
 * <p>What was there when the concurrent part began, and what is made once, has one number for ever.
 * A CPU's code makes other objects anew each time it runs: they are told apart by the CPU and by
 * how many it had shown to cells before, so that the same place of the same code has the same
 * number. What such a number stands for is known once its CPU has been run in the present
 * execution.
 */
final class ObjectNumbers {
  /** Numbers from here on are of objects made anew: above it the CPU, below it which. */
  private static final int MADE_ANEW = 1 << 20;

  private final IdentityHashMap<Object, Long> numbers = new IdentityHashMap<>();
  private final List<Object> lasting = new ArrayList<>();
  private final List<List<Object>> madeAnew = new ArrayList<>();

  /** How many each CPU's code has shown in its present run. */
  private final int[] shown;

  /** How many each CPU's code has shown in the present execution. */
  private final int[] known;

  private boolean concurrent;

  ObjectNumbers(int cpus) {
    this.shown = new int[cpus];
    this.known = new int[cpus];
    for (int cpu = 0; cpu < cpus; cpu++) {
      madeAnew.add(new ArrayList<>());
    }
  }

  /** The concurrent part begins: objects that were not seen until now may be made anew. */
  void concurrentPartBegins() {
    concurrent = true;
  }

  /** Another execution begins. */
  void startOver() {
    java.util.Arrays.fill(known, 0);
  }

  /** A CPU's code begins from its start. */
  void begin(int cpu) {
    shown[cpu] = 0;
  }

  /** An object stays the same whatever code runs again. */
  void lasts(Object object) {
    numbers.computeIfAbsent(object, this::addLasting);
  }

  private long addLasting(Object object) {
    if (lasting.size() == MADE_ANEW - 1) {
      throw new UnexplorableException("cells point at more than " + (MADE_ANEW - 1) + " objects");
    }
    lasting.add(object);
    return lasting.size();
  }

  /**
   * The number of an object that a CPU's code shows to a cell.
   *
   * @param object the object
   * @param cpu the CPU
   */
  long number(@Nullable Object object, int cpu) {
    if (object == null) {
      return 0;
    }
    Long number = numbers.get(object);
    if (number == null) {
      if (!concurrent || isLasting(object)) {
        return numbers.computeIfAbsent(object, this::addLasting);
      }
      return show(object, cpu);
    }
    if (number >= MADE_ANEW && maker(number) == cpu && index(number) >= shown[cpu]) {
      return show(object, cpu);
    }
    return number;
  }

  /** Gives an object the number of the next one that a CPU's code makes. */
  private long show(Object object, int cpu) {
    int index = shown[cpu]++;
    known[cpu] = Math.max(known[cpu], shown[cpu]);
    List<Object> made = madeAnew.get(cpu);
    long number = ((long) cpu + 1) * MADE_ANEW + index;
    if (index == made.size()) {
      made.add(object);
    } else {
      Object before = made.set(index, object);
      if (before != object) {
        numbers.remove(before);
      }
    }
    numbers.put(object, number);
    return number;
  }

  private static int maker(long number) {
    return (int) (number / MADE_ANEW) - 1;
  }

  private static int index(long number) {
    return (int) (number % MADE_ANEW);
  }

  /** Whether there is but one of its kind, or it belongs to the machine. */
  private static boolean isLasting(Object object) {
    return object instanceof Enum<?>
        || object instanceof String
        || object instanceof Class<?>
        || CodePlace.isOfRuntime(object.getClass().getName());
  }

  /**
   * What a number stands for; null for 0.
   *
   * @throws BehindException if it is made by a CPU whose code must be run first
   */
  @Nullable Object object(long number) {
    if (number == 0) {
      return null;
    }
    if (number < MADE_ANEW) {
      return lasting.get((int) number - 1);
    }
    int maker = maker(number);
    if (index(number) >= known[maker]) {
      throw new BehindException(maker);
    }
    return madeAnew.get(maker).get(index(number));
  }
}
