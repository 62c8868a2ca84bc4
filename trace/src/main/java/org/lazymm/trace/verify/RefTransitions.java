package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a step or an untraced moment makes of one state of an mm's references. A state that is left
 * without references vanishes, and its place is noted.
 */
final class RefTransitions {
  private final SchedulerState scene;
  private final MmUsers users;
  private final boolean hiddenVisits;
  private final List<Integer> borrowers = new ArrayList<>();
  private final TreeSet<FreePoint> places = new TreeSet<>();
  private final TreeSet<String> choices = new TreeSet<>();
  private boolean overflow;

  RefTransitions(SchedulerState scene, MmUsers users, boolean hiddenVisits) {
    this.scene = scene;
    this.users = users;
    this.hiddenVisits = hiddenVisits;
  }

  /** The places noted so far. */
  SortedSet<FreePoint> places() {
    return places;
  }

  /** The untraced moments that made a difference so far. */
  SortedSet<String> choices() {
    return choices;
  }

  /** Whether there were more borrowers in their exit than a state can tell apart. */
  boolean overflow() {
    return overflow;
  }

  /** All states that one untraced moment can lead to. */
  List<RefState> untraced(RefState state) {
    List<RefState> all = new ArrayList<>();
    for (int slot = 0; slot < users.slots(); slot++) {
      boolean open = !users.isVacant(slot) && state.user(slot) != UserWindow.AFTER;
      if (open && scene.cpuOf(users.window(slot).pid(), state) >= 0) {
        all.addAll(next(state, slot));
      }
    }
    for (int cpu : scene.lostCpus()) {
      int next = scene.lostNext(cpu);
      if (concerns(state, cpu, next)) {
        choices.add("a switch on CPU " + cpu + " was lost");
        for (RefState after : change(state, cpu, scene.running(cpu), next, true)) {
          all.add(after.switched(cpu, true));
        }
      }
    }
    return all;
  }

  /** Whether it matters to this mm if the lost switch of a CPU has happened already. */
  private boolean concerns(RefState state, int cpu, int next) {
    int previous = scene.running(cpu);
    return cpu < Long.SIZE
        && !state.hasSwitched(cpu)
        && (state.isLazy(cpu)
            || users.isPlain(previous)
            || users.slotOf(previous) >= 0
            || users.slotOf(next) >= 0);
  }

  /** A user inside a window takes its next step. */
  Collection<RefState> next(RefState state, int slot) {
    UserWindow window = users.window(slot);
    if (window.kind() == UserWindow.Kind.EXEC_HITHER) {
      return List.of(state.user(slot, UserWindow.AFTER));
    }
    int cpu = scene.cpuOf(window.pid(), state);
    RefState after = state.user(slot, UserWindow.AFTER);
    if (state.user(slot) == UserWindow.BEFORE) {
      boolean last = !users.othersCount(state, slot);
      after = last ? state.user(slot, UserWindow.TEARDOWN) : after;
      after = window.kind() == UserWindow.Kind.EXIT ? after.lazy(cpu, true) : after;
    }
    return unlessFreed(after, cpu, window.cause());
  }

  /** A switch. */
  Collection<RefState> change(RefState state, int cpu, int previous, int next, boolean lost) {
    boolean active = state.isLazy(cpu) || users.owns(state, previous);
    if (!active) {
      return List.of(state);
    }
    RefState borrowed = state.lazy(cpu, true);
    int slot = users.slotOf(next);
    boolean bare = slot >= 0 ? users.window(slot).isBare(state.user(slot)) : scene.isBare(next);
    if (bare && !(lost && hiddenVisits)) {
      return List.of(borrowed);
    }
    boolean unsure = !bare && slot < 0 && scene.isExiting(next);
    if (!bare && !unsure) {
      return leave(state, cpu);
    }
    int borrower = unsure ? borrower(next) : -1;
    if (unsure && (borrower < 0 || state.isBare(borrower))) {
      return List.of(borrowed);
    }
    List<RefState> both = new ArrayList<>(leave(state, cpu));
    both.add(unsure ? borrowed.bare(borrower, true) : borrowed);
    return both;
  }

  /** A CPU leaves the mm, if it was lazy on it. */
  Collection<RefState> leave(RefState state, int cpu) {
    return state.isLazy(cpu)
        ? unlessFreed(state.lazy(cpu, false), cpu, FreeCause.SWITCH)
        : List.of(state);
  }

  private Collection<RefState> unlessFreed(RefState state, int cpu, FreeCause cause) {
    if (state.lazyCpus() != 0 || users.hold(state)) {
      return List.of(state);
    }
    places.add(scene.place(cpu, cause));
    return List.of();
  }

  /**
   * The number under which states know a task of another mm that may borrow this one in its exit.
   */
  private int borrower(int pid) {
    choices.add("exit of pid " + pid + ", which may have borrowed it, was switched away");
    int known = borrowers.indexOf(pid);
    int vacant = borrowers.indexOf(SchedulerState.NOBODY);
    if (known >= 0) {
      return known;
    }
    if (vacant >= 0) {
      borrowers.set(vacant, pid);
      return vacant;
    }
    overflow |= borrowers.size() == Long.SIZE;
    return !overflow && borrowers.add(pid) ? borrowers.size() - 1 : -1;
  }

  /** A borrower will not run again; returns its number, or -1 if it was none. */
  int forgetBorrower(int pid) {
    int number = borrowers.indexOf(pid);
    if (number >= 0) {
      borrowers.set(number, SchedulerState.NOBODY);
    }
    return number;
  }
}
