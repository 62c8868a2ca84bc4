package org.lazymm.sequential.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LongCell;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;
import org.lazymm.api.PerMm;
import org.lazymm.api.Ref;
import org.lazymm.scheduler.machine.Machine;

/** Schemes that look as if they kept state, and keep none outside of cells, are not alleged. */
@SuppressWarnings("UnusedVariable") // They keep what nobody reads.
class OddButSoundTest {

  /** Sets up a class in the middle of its life, one with an assertion and a switch on an enum. */
  private static final class SetsUpClasses extends Changing {
    SetsUpClasses(Kernel kernel) {
      super(kernel);
    }

    private static final class Late {
      static final List<int[]> TABLE = List.of(new int[] {1, 2, 3});
      static final Object MARK = new Object();

      static int of(Order order) {
        assert order != Order.ACQUIRE;
        return switch (order) {
          case FULL -> 1;
          default -> TABLE.get(0)[2];
        };
      }
    }

    @Override
    void act() {
      Late.of(Order.FULL);
    }
  }

  /** Asks its texts for their hash codes, which they keep. */
  private static final class Hashes extends Changing {
    private final String text = String.join("-", "a", "text");
    private final Map<String, Integer> found = new HashMap<>(Map.of(text, 1));

    Hashes(Kernel kernel) {
      super(kernel);
    }

    @Override
    void act() {
      found.get(text);
      found.keySet().iterator().next();
      found.values().forEach(any -> {}); // A view that the map keeps.
    }
  }

  /** Makes a lambda anew each time, one with nothing captured and one with what never changes. */
  private static final class MakesLambdas extends Changing {
    private Runnable nothing = () -> {};
    private IntSupplier captured = capturing(7);
    private Function<Integer, Integer> ofJdk = Function.<Integer>identity().andThen(this::next);

    MakesLambdas(Kernel kernel) {
      super(kernel);
    }

    private static IntSupplier capturing(int number) {
      return () -> number;
    }

    private int next(int number) {
      return number + 1;
    }

    @Override
    void act() {
      captured = capturing(7);
      ofJdk = Function.<Integer>identity().andThen(this::next);
    }
  }

  private record Limits(int most, List<String> names) {}

  /** Makes the same value anew. */
  private static final class MakesValues extends Changing {
    private Limits limits = limits();
    private List<Integer> numbers = numbers();
    private Integer boxed = 1_000;
    private Home home = Home.cpu(1);
    private int[] scratch = new int[2];
    private Limits shared = limits;
    private final List<Optional<String>> equals = List.of(Optional.of("a"), Optional.of("a"));
    private Optional<String> chosen = equals.get(0);

    MakesValues(Kernel kernel) {
      super(kernel);
    }

    private static Limits limits() {
      return new Limits(3, List.of("a", "b"));
    }

    private static List<Integer> numbers() {
      return IntStream.range(500, 510).boxed().toList();
    }

    @Override
    void act() {
      limits = limits();
      numbers = List.copyOf(numbers());
      boxed = Integer.valueOf("1000");
      home = Home.cpu(1);
      scratch = new int[2];
      chosen = equals.get(1);
    }
  }

  /** Puts in what is there, and takes out what it has put in. */
  private static final class PutsBack extends Changing {
    private final Map<Integer, Integer> map = new HashMap<>(Map.of(1, 1, 17, 17));
    private final IdentityHashMap<Object, Integer> identities = new IdentityHashMap<>();
    private final AtomicInteger depth = new AtomicInteger();
    private int nested;

    PutsBack(Kernel kernel) {
      super(kernel);
      identities.put(kernel.initMm(), 1);
    }

    @Override
    void act() {
      nested++;
      depth.incrementAndGet();
      IntStream.range(100, 1_000).forEach(number -> map.put(number, number));
      IntStream.range(100, 1_000).forEach(map::remove);
      map.put(1, map.get(1));
      identities.get(kernel.initMm());
      depth.decrementAndGet();
      nested--;
    }
  }

  /** Changes cells, which is what they are there for. */
  private static final class ChangesCells extends Changing {
    private final LongCell[] counts;
    private final Map<String, Ref<Mm>> refs;
    private final PerMm<LongCell> perMm;

    ChangesCells(Kernel kernel) {
      super(kernel);
      counts =
          IntStream.range(0, 2)
              .mapToObj(cpu -> kernel.memory().number("count", Home.cpu(cpu), 0))
              .toArray(LongCell[]::new);
      refs = Map.of("ref", kernel.memory().ref("ref", Home.machine(), null));
      perMm = kernel.perMm(mm -> kernel.memory().number("of_mm", Home.mm(mm), 0));
    }

    @Override
    void act() {
      counts[0].add(1, Order.RELAXED);
      refs.get("ref").store(kernel.initMm(), Order.RELAXED);
      perMm.get(kernel.initMm()).add(1, Order.RELAXED);
    }
  }

  /** Is its own neighbour. */
  private static final class Circle extends Changing {
    private final Object[] circle = new Object[1];
    private Object again = ring();

    Circle(Kernel kernel) {
      super(kernel);
      circle[0] = circle;
    }

    private static Object ring() {
      Object[] ring = new Object[1];
      ring[0] = ring;
      return ring;
    }

    @Override
    void act() {
      again = ring();
    }
  }

  static Stream<Named> schemes() {
    return Stream.of(
        new Named("sets up classes", SetsUpClasses::new),
        new Named("hashes", Hashes::new),
        new Named("makes lambdas", MakesLambdas::new),
        new Named("makes values", MakesValues::new),
        new Named("puts back", PutsBack::new),
        new Named("changes cells", ChangesCells::new),
        new Named("circle", Circle::new));
  }

  private record Named(String name, Function<Kernel, LazyMmScheme> scheme) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void nothingIsAllegedThatIsNoState(Named odd) {
    Machine machine = Looks.machine(odd.scheme());
    OutsideState outside = new OutsideState(machine);

    for (int time = 0; time < 3; time++) {
      Looks.act(machine);
      assertEquals(Optional.empty(), outside.changed());
    }
  }

  /** Keeps a state for each mm that is made of plain final fields. */
  private static final class KeepsOfMms extends Changing {
    @SuppressWarnings("ArrayRecordComponent") // As a scheme may have it.
    private record OfMm(String name, LongCell cell, int[] sizes) {}

    private final PerMm<OfMm> states;

    KeepsOfMms(Kernel kernel) {
      super(kernel);
      states =
          kernel.perMm(
              mm ->
                  new OfMm(
                      "of a new mm",
                      kernel.memory().number("cell", Home.mm(mm), 0),
                      new int[] {1}));
    }

    @Override
    void act() {
      states.get(kernel.initMm()).cell.add(1, Order.RELAXED);
    }
  }

  @Test
  void whatIsMadeForALaterMmIsNoChange() {
    Machine machine = Looks.machine(KeepsOfMms::new);
    OutsideState outside = new OutsideState(machine);

    machine.switchTo(0, machine.createProcess(0, "one"));
    Looks.act(machine);
    assertEquals(Optional.empty(), outside.changed());
    machine.exec(0);
    machine.switchTo(0, machine.createProcess(0, "other"));

    assertEquals(Optional.empty(), outside.changed());
  }
}
