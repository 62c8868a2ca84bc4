package org.lazymm.explorer.counterexample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;

/**
 * Chooses the events of a counterexample that bear on what is broken. It begins with those that the
 * reason is about and goes back by program order and by what was read. Of what it meets it keeps
 * the scheme's own accesses, those of the counters of the mm in question, the interrupts, what a
 * kept event reads from, and the barriers between kept events. If it is the outcome that is broken,
 * it keeps the accesses of user code and whatever else two CPUs tell each other.
 *
 * <p>Where the reason names no event and no outcome, everything bears on it.
 */
final class Slice {
  private final Counterexample counterexample;
  private final List<ExecutionEvent> events;
  private final Map<Integer, List<ExecutionEvent>> ofCpu = new TreeMap<>();
  private final Set<String> memories = new HashSet<>();
  private final BitSet kept = new BitSet();

  private Slice(Counterexample counterexample) {
    this.counterexample = counterexample;
    this.events = counterexample.events();
    events.forEach(event -> program(event.cpu()).add(event));
  }

  /** The numbers of the events that are kept. */
  static BitSet of(Counterexample counterexample) {
    Slice slice = new Slice(counterexample);
    BitSet roots = slice.roots();
    if (roots.isEmpty()) {
      BitSet all = new BitSet();
      all.set(0, counterexample.events().size());
      return all;
    }
    slice.keep(roots);
    return slice.kept;
  }

  private List<ExecutionEvent> program(int cpu) {
    return ofCpu.computeIfAbsent(cpu, any -> new ArrayList<>());
  }

  /** What the reason is about. */
  private BitSet roots() {
    BitSet roots = new BitSet();
    counterexample.culprits().forEach(roots::set);
    switch (counterexample.cause().kind()) {
      case OUTCOME ->
          events.stream().filter(this::isUserCode).forEach(event -> roots.set(event.number()));
      case DEADLOCK ->
          ofCpu.values().forEach(program -> roots.set(program.get(program.size() - 1).number()));
      case EVENT -> {
        int cpu = counterexample.violation().cpu();
        if (counterexample.culprits().size() == 1 && ofCpu.containsKey(cpu)) {
          // It holds what another frees, or it is the one that does something wrong: up to there.
          List<ExecutionEvent> program = program(cpu);
          boolean own = events.get(counterexample.culprits().get(0)).cpu() == cpu;
          roots.set(
              own ? counterexample.culprits().get(0) : program.get(program.size() - 1).number());
        }
      }
      case UNORDERED, TOO_LATE, SEEN, CLOSING -> {}
    }
    return roots;
  }

  private void keep(BitSet roots) {
    boolean outcome = counterexample.culprits().isEmpty();
    counterexample.culprits().forEach(each -> noteMemory(events.get(each)));
    BitSet cone = cone(roots);
    Set<String> told = outcome ? SharedEvents.cells(events) : Set.of();
    cone.stream()
        .mapToObj(events::get)
        .filter(event -> roots.get(event.number()) || bears(event) || told.contains(event.cell()))
        .forEach(event -> kept.set(event.number()));
    keepSources();
    keepBarriers(cone);
  }

  private void noteMemory(ExecutionEvent event) {
    String memory = memory(event);
    if (!memory.isEmpty()) {
      memories.add(memory);
    }
  }

  private String memory(ExecutionEvent event) {
    return switch (event.kind()) {
      case USE, FREE, ALLOC -> event.cell();
      default -> counterexample.backdrop().memories().getOrDefault(event.cell(), "");
    };
  }

  /** What comes before some events by program order and by what was read, and these. */
  private BitSet cone(BitSet roots) {
    BitSet cone = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    roots.stream().forEach(open::add);
    while (!open.isEmpty()) {
      int number = open.remove();
      if (number >= 0 && !cone.get(number)) {
        cone.set(number);
        ExecutionEvent event = events.get(number);
        open.add(event.readsFrom());
        List<ExecutionEvent> program = program(event.cpu());
        int place = program.indexOf(event);
        open.add(place == 0 ? ExecutionEvent.NONE : program.get(place - 1).number());
      }
    }
    return cone;
  }

  private boolean bears(ExecutionEvent event) {
    boolean interrupts =
        switch (event.role()) {
          case REQUEST, DOORBELL, RING, DONE -> true;
          default -> false;
        };
    boolean counter =
        switch (event.role()) {
          case USERS, COUNT -> memories.contains(memory(event));
          default -> false;
        };
    boolean life =
        switch (event.kind()) {
          case FREE, ALLOC -> memories.contains(memory(event));
          default -> false;
        };
    boolean ofScheme =
        event.kind() != Kind.BARRIER
            && event.kind() != Kind.USE
            && counterexample.backdrop().ofScheme().contains(event.number());
    return interrupts || counter || life || ofScheme;
  }

  private void keepSources() {
    kept.stream()
        .mapToObj(events::get)
        .filter(event -> event.kind() == Kind.UPDATE_READ)
        .toList()
        .forEach(this::keepWriteOf);
    BitSet before = new BitSet();
    while (!before.equals(kept)) {
      before = (BitSet) kept.clone();
      before.stream()
          .mapToObj(events::get)
          .filter(event -> event.readsFrom() >= 0)
          .forEach(event -> keepWrite(events.get(event.readsFrom())));
    }
  }

  /** Keeps the write of an update, if it has one. */
  private void keepWriteOf(ExecutionEvent read) {
    List<ExecutionEvent> program = program(read.cpu());
    int place = program.indexOf(read) + 1;
    if (place < program.size() && program.get(place).kind() == Kind.UPDATE_WRITE) {
      kept.set(program.get(place).number());
    }
  }

  /** Keeps a write, and the read of its update. */
  private void keepWrite(ExecutionEvent write) {
    kept.set(write.number());
    if (write.kind() == Kind.UPDATE_WRITE) {
      List<ExecutionEvent> program = program(write.cpu());
      kept.set(program.get(program.indexOf(write) - 1).number());
    }
  }

  private void keepBarriers(BitSet cone) {
    for (List<ExecutionEvent> program : ofCpu.values()) {
      int first = program.size();
      int last = -1;
      for (int place = 0; place < program.size(); place++) {
        if (kept.get(program.get(place).number()) && isTold(program.get(place))) {
          first = Math.min(first, place);
          last = place;
        }
      }
      for (int place = first; place < last; place++) {
        ExecutionEvent event = program.get(place);
        if (event.kind() == Kind.BARRIER && cone.get(event.number())) {
          kept.set(event.number());
        }
      }
    }
  }

  /** Whether an event has a row of its own: a look for interrupts has none. */
  private static boolean isTold(ExecutionEvent event) {
    return switch (event.role()) {
      case REQUEST, DOORBELL -> false;
      default -> true;
    };
  }

  private boolean isUserCode(ExecutionEvent event) {
    return UserCode.step(counterexample, event).isPresent();
  }
}
