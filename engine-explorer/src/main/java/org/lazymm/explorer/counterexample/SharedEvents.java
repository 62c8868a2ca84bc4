package org.lazymm.explorer.counterexample;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;
import org.lazymm.explorer.scenario.CellRole;

/**
 * Chooses the events of a counterexample that bear on what is broken and matter between CPUs: no
 * looks for interrupts that found none, no cells that one CPU alone accesses or that nobody writes,
 * no uses and frees that nobody complains of. What is left can happen wherever all of it can.
 */
final class SharedEvents {
  private final Counterexample counterexample;
  private final Map<String, String> rings = new HashMap<>();
  private final Map<String, Set<Integer>> cpus = new HashMap<>();
  private final Set<String> written = new HashSet<>();

  private SharedEvents(Counterexample counterexample) {
    this.counterexample = counterexample;
  }

  static List<ExecutionEvent> of(Counterexample counterexample) {
    return new SharedEvents(counterexample).choose();
  }

  /** The cells that somebody writes and two CPUs access. */
  static Set<String> cells(List<ExecutionEvent> events) {
    Map<String, Set<Integer>> cpus = new HashMap<>();
    Set<String> written = new HashSet<>();
    for (ExecutionEvent event : events) {
      if (isOfCells(event) && event.kind() != Kind.BARRIER) {
        cpus.computeIfAbsent(event.cell(), any -> new HashSet<>()).add(event.cpu());
        if (event.before() != ExecutionEvent.NONE) {
          written.add(event.cell());
        }
      }
    }
    written.removeIf(cell -> cpus.getOrDefault(cell, Set.of()).size() < 2);
    return written;
  }

  private List<ExecutionEvent> choose() {
    List<ExecutionEvent> chosen = new ArrayList<>();
    BitSet bears = Slice.of(counterexample);
    for (ExecutionEvent event : counterexample.events()) {
      if (bears.get(event.number())
          && !isVainLook(event)
          && (isOfCells(event) || isCulprit(event))) {
        chosen.add(event);
        note(event);
      }
    }
    return chosen.stream()
        .filter(event -> event.kind() == Kind.BARRIER || isCulprit(event) || isShared(event))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static boolean isOfCells(ExecutionEvent event) {
    return switch (event.kind()) {
      case USE, FREE, ALLOC -> false;
      default -> true;
    };
  }

  private boolean isCulprit(ExecutionEvent event) {
    return counterexample.culprits().contains(event.number());
  }

  /** Whether an event looks at its CPU's doorbell and sees what it had seen. */
  private boolean isVainLook(ExecutionEvent event) {
    boolean look =
        switch (event.kind()) {
          case READ, AWAIT, IDLE -> true;
          default -> false;
        };
    if (!look || event.role() != CellRole.DOORBELL || event.target() != event.cpu()) {
      return false;
    }
    String before = rings.put(event.cell(), event.value());
    return event.value().equals(before == null ? "0" : before);
  }

  private void note(ExecutionEvent event) {
    cpus.computeIfAbsent(event.cell(), any -> new HashSet<>()).add(event.cpu());
    if (event.before() != ExecutionEvent.NONE) {
      written.add(event.cell());
    }
  }

  private boolean isShared(ExecutionEvent event) {
    return written.contains(event.cell()) && cpus.getOrDefault(event.cell(), Set.of()).size() > 1;
  }
}
