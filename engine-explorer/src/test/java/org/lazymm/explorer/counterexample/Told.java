package org.lazymm.explorer.counterexample;

import static org.lazymm.explorer.scenario.Scenes.EXIT_AGAINST_RETURN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lazymm.explorer.replay.Backdrop;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;
import org.lazymm.explorer.replay.FlawCause;
import org.lazymm.explorer.scenario.CellRole;
import org.lazymm.explorer.scenario.Finding;
import org.lazymm.explorer.scenario.StepBegin;
import org.lazymm.scenario.Step;
import org.lazymm.scheduler.machine.Model;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/** A counterexample on two CPUs, made up event by event. */
final class Told {
  private final List<ExecutionEvent> events = new ArrayList<>();
  private final List<Integer> culprits = new ArrayList<>();

  private final List<StepBegin> steps = new ArrayList<>();

  /** In which way it is wrong. */
  Finding.Kind kind = Finding.Kind.EVENT;

  /** From which place on each CPU's steps are done. */
  List<Integer> restsFrom = List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** What cells held at first. */
  final Map<String, String> initial = new HashMap<>();

  /** The memory of the mm that a cell is a field of. */
  final Map<String, String> memories = new HashMap<>();

  /** The events that the scheme's own code makes. */
  final Set<Integer> ofScheme = new HashSet<>();

  /** Whose call the events that follow carry out. */
  int handles = -1;

  /** Of the cells that follow, the CPU that is interrupted by them. */
  int target = -1;

  /** Adds an event; returns its number. */
  int add(int cpu, Kind kind, CellRole role, String cell, String value, int from, int before) {
    int number = events.size();
    boolean update = kind == Kind.UPDATE_READ;
    events.add(
        new ExecutionEvent(
            number,
            cpu,
            number,
            kind,
            "relaxed",
            cell,
            role,
            target,
            value,
            from,
            before,
            update ? "add" : "",
            update ? "1" : "",
            "",
            handles,
            "Code.line:" + number));
    return number;
  }

  int read(int cpu, String cell, String value, int from) {
    return add(cpu, Kind.READ, CellRole.ORDINARY, cell, value, from, ExecutionEvent.NONE);
  }

  int write(int cpu, String cell, String value) {
    return add(
        cpu,
        Kind.WRITE,
        CellRole.ORDINARY,
        cell,
        value,
        ExecutionEvent.NONE,
        ExecutionEvent.INITIAL);
  }

  int plain(int cpu, Kind kind, String cell) {
    return add(cpu, kind, CellRole.ORDINARY, cell, "", ExecutionEvent.NONE, ExecutionEvent.NONE);
  }

  /** An event that has no cell's value, of a cell with a part in interrupts. */
  int signal(int cpu, Kind kind, CellRole role, String cell) {
    return add(cpu, kind, role, cell, "0", ExecutionEvent.INITIAL, ExecutionEvent.INITIAL);
  }

  /** A step of the scenario begins on a CPU. */
  void step(int cpu, String action) {
    steps.add(StepBegin.of(steps.size() + 1, Step.of(cpu, action), events.size()));
  }

  void blame(int... numbers) {
    for (int number : numbers) {
      culprits.add(number);
    }
  }

  Counterexample counterexample() {
    return new Counterexample(
        EXIT_AGAINST_RETURN,
        Model.LKMM,
        new Violation(Property.S1, 0, "it is wrong", ""),
        List.of(),
        events,
        culprits,
        new FlawCause(Property.S1, kind, List.of()),
        new Backdrop(steps, restsFrom, initial, memories, ofScheme));
  }
}
