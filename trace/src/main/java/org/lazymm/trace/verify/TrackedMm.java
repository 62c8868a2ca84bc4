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
  private static final int MOST_STATES = 4_000;

  private final MmUsers users = new MmUsers();
  private final RefTransitions moves;
  private final Latitude latitude;
  private Set<RefState> states = Set.of(RefState.START);
  private String cap = "";

  TrackedMm(SchedulerState scene, Latitude latitude) {
    this.moves = new RefTransitions(scene, users, latitude);
    this.latitude = latitude;
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

  /** The CPUs that hold a reference to the mm by some choice. */
  Bits cpus() {
    Bits all = Bits.NONE;
    for (RefState state : states) {
      all = all.or(state.lazy()).or(state.dropping());
    }
    return all;
  }

  /** A task uses the mm from its first moment on. */
  void addUser(int pid) {
    users.add(pid);
  }

  /** Another task uses the mm as well, from its first moment on. */
  void shareWith(int pid) {
    users.add(pid);
    UserWindow put = new UserWindow(SchedulerState.ANY_WORKER, UserWindow.Kind.ASYNC_PUT);
    if (latitude.untracedUsers() && users.slotOf(put.pid(), put.kind()) < 0) {
      users.open(put);
    }
  }

  /** Whether a task uses the mm, outside any window. */
  boolean hasUser(int pid) {
    return users.isPlain(pid);
  }

  /** Whether any task uses the mm, outside any window. */
  boolean hasUsers() {
    return users.anyPlain();
  }

  /** A user goes on under another pid. */
  void rename(int pid, int to) {
    users.rename(pid, to);
  }

  /** A user, or a task that is to get the mm, goes into a window. */
  void open(UserWindow window) {
    users.open(window);
  }

  /** The window of a task is over: only states in which it has done what it had to remain. */
  void close(int pid, UserWindow.Kind kind) {
    int slot = users.slotOf(pid, kind);
    if (slot >= 0) {
      step(state -> moves.end(state, slot));
      users.close(slot);
    }
  }

  /** Something happens on a CPU: what it had to drop is dropped. */
  void endDrop(int cpu) {
    step(state -> moves.endDrop(state, cpu));
  }

  /** A switch. If it was lost, states in which it has happened already stay as they are. */
  void change(int cpu, int previous, int next, boolean lost) {
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

  /** A CPU leaves the mm without a switch, if it is lazy on it. */
  void leave(int cpu, FreeCause cause) {
    step(state -> moves.leave(state, cpu, cause));
  }

  /** A kernel thread takes the mm as its own. */
  void use(int cpu, int pid) {
    users.open(new UserWindow(pid, UserWindow.Kind.USE));
    int slot = users.slotOf(pid);
    step(state -> List.of(state.user(slot, UserWindow.TEARDOWN).lazy(cpu, false)));
  }

  /** A kernel thread gives the mm up, and is lazy on it. */
  void unuse(int cpu, int pid) {
    int slot = users.slotOf(pid, UserWindow.Kind.USE);
    if (slot >= 0) {
      step(state -> List.of(state.user(slot, UserWindow.BEFORE).lazy(cpu, true)));
      users.close(slot);
    }
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
    if (!cap.isEmpty() || states.isEmpty()) {
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
    all.forEach(moves::noteLateDrops);
    states = all;
  }

  /**
   * The trace ends: a CPU may have switched since its last event, if switches are lost without a
   * trace.
   */
  void end() {
    settle();
    if (latitude.hiddenVisits()) {
      for (RefState state : states) {
        state
            .lazy()
            .forEach(
                cpu -> moves.leave(state, cpu, FreeCause.SWITCH).forEach(moves::noteLateDrops));
      }
    }
  }

  private void step(Function<RefState, Collection<RefState>> each) {
    Set<RefState> next = new LinkedHashSet<>();
    for (RefState state : states) {
      next.addAll(each.apply(state));
    }
    states = next;
  }

  private void giveUp(String why) {
    cap = why;
    states = Set.of();
  }
}
