package org.lazymm.trace.verify;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The references of one mm from its birth on, for all choices of the untraced moments at once: a
 * set of states that each step of the trace turns into the next set. A state without references is
 * a place where the mm can have been freed.
 */
final class TrackedMm {
  private static final int MOST_STATES = 2_000;

  private final MmUsers users = new MmUsers();
  private final RefTransitions moves;
  private final boolean hiddenVisits;
  private Set<RefState> states = Set.of(RefState.START);
  private String cap = "";

  TrackedMm(SchedulerState scene, boolean hiddenVisits) {
    this.moves = new RefTransitions(scene, users, hiddenVisits);
    this.hiddenVisits = hiddenVisits;
  }

  /** The places at which the mm can have been freed so far. */
  Set<FreePoint> places() {
    return moves.places();
  }

  /** The untraced moments on which the places rest. */
  Set<String> choices() {
    return moves.choices();
  }

  /** Why the states could not be followed, or an empty string. */
  String cap() {
    return cap;
  }

  /** Whether some choice leaves the mm alive. */
  boolean canLive() {
    return !states.isEmpty();
  }

  /** A bit for each CPU that is lazy on the mm by some choice. */
  long lazyCpus() {
    long all = 0;
    for (RefState state : states) {
      all |= state.lazyCpus();
    }
    return all;
  }

  /** A task uses the mm from its first moment on. */
  void addUser(int pid) {
    users.add(pid);
  }

  /** Whether a task uses the mm, outside any window. */
  boolean hasUser(int pid) {
    return users.isPlain(pid);
  }

  /** A user goes on under another pid. */
  void rename(int pid, int to) {
    users.rename(pid, to);
  }

  /** A user, or a task that is to get the mm, goes into a window. */
  void open(UserWindow window) {
    if (!users.open(window)) {
      giveUp("too many users exit at the same time");
    }
  }

  /** The window of a task is over: only states in which it has done what it had to remain. */
  void close(int pid, UserWindow.Kind kind) {
    int slot = users.slotOf(pid, kind);
    if (slot >= 0) {
      step(
          state -> state.user(slot) == UserWindow.AFTER ? List.of(state.user(slot, 0)) : List.of());
      users.close(slot);
    }
  }

  /** A task does at this moment all that it has to do in its window. */
  void moveNow(int pid, UserWindow.Kind kind) {
    int slot = users.slotOf(pid, kind);
    for (int times = 0; slot >= 0 && times < UserWindow.AFTER; times++) {
      step(
          state -> state.user(slot) == UserWindow.AFTER ? List.of(state) : moves.next(state, slot));
    }
  }

  /** A switch. If it was lost, states in which it has happened already stay as they are. */
  void change(int cpu, int previous, int next, boolean lost) {
    if (cpu >= Long.SIZE) {
      giveUp("it is used on a CPU above " + (Long.SIZE - 1));
      return;
    }
    int slot = users.slotOf(next);
    if (slot >= 0) {
      String what = users.window(slot).cause().label();
      moves.choices().add(what + " of pid " + next + " was switched away");
    }
    step(
        state ->
            lost && state.hasSwitched(cpu)
                ? List.of(state.switched(cpu, false))
                : moves.change(state, cpu, previous, next, lost));
  }

  /** A task that was found to borrow the mm in its exit will not run again. */
  void forget(int pid) {
    int borrower = moves.forgetBorrower(pid);
    if (borrower >= 0) {
      step(state -> List.of(state.bare(borrower, false)));
    }
  }

  /** Adds the states that untraced moments can lead to before the next step. */
  void settle() {
    if (!cap.isEmpty()) {
      return;
    }
    Set<RefState> all = new LinkedHashSet<>(states);
    Deque<RefState> open = new ArrayDeque<>(states);
    while (!open.isEmpty()) {
      for (RefState next : moves.untraced(open.remove())) {
        if (all.add(next)) {
          open.add(next);
        }
      }
      if (all.size() > MOST_STATES) {
        giveUp("more than " + MOST_STATES + " states to follow");
        return;
      }
    }
    states = all;
  }

  /**
   * The trace ends: a CPU may have switched since its last event, if switches are lost without a
   * trace.
   */
  void end() {
    settle();
    if (hiddenVisits) {
      for (RefState state : states) {
        for (long lazy = state.lazyCpus(); lazy != 0; lazy &= lazy - 1) {
          moves.leave(state, Long.numberOfTrailingZeros(lazy));
        }
      }
    }
  }

  private void step(Function<RefState, Collection<RefState>> each) {
    Set<RefState> next = new LinkedHashSet<>();
    for (RefState state : states) {
      next.addAll(each.apply(state));
    }
    states = next;
    if (moves.overflow()) {
      giveUp("too many other tasks borrow it in their exits");
    }
  }

  private void giveUp(String why) {
    cap = why;
    states = Set.of();
  }
}
