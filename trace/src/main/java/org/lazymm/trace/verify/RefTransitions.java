package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.lazymm.trace.verify.UserWindow.Kind;

/**
 * What a step or an untraced moment makes of one state of an mm's references. A state that is left
 * without references vanishes, and its place is noted.
 *
 * <p>It makes no difference when a user gives the mm up that is not the last one, except to who can
 * be the last. So such a user follows only when it must: when another one becomes the last, when it
 * is switched away, and at the end of its window. Without this, the threads of one process that
 * exit together would have as many states as subsets.
 */
final class RefTransitions {
  private final SchedulerState scene;
  private final MmUsers users;
  private final Latitude latitude;
  private final List<Integer> borrowers = new ArrayList<>();
  private final TreeSet<FreePoint> places = new TreeSet<>();
  private final TreeSet<String> choices = new TreeSet<>();

  RefTransitions(SchedulerState scene, MmUsers users, Latitude latitude) {
    this.scene = scene;
    this.users = users;
    this.latitude = latitude;
  }

  /** The places noted so far. */
  SortedSet<FreePoint> places() {
    return places;
  }

  /** The untraced moments that made a difference so far. */
  SortedSet<String> choices() {
    return choices;
  }

  /** All states that one untraced moment can lead to. */
  List<RefState> untraced(RefState state) {
    List<RefState> all = new ArrayList<>();
    for (int slot = 0; slot < users.slots(); slot++) {
      if (!users.isVacant(slot)) {
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
    if (latitude.untracedUsers()) {
      state.lazy().forEach(cpu -> all.addAll(leftByKernelThread(state, cpu)));
    }
    return all;
  }

  /** A kernel thread that runs leaves what its CPU borrows: it uses an mm, or the CPU goes down. */
  private Collection<RefState> leftByKernelThread(RefState state, int cpu) {
    int pid = scene.running(cpu);
    Optional<FreeCause> cause = scene.leaves(pid);
    if (cause.isEmpty() || users.owns(state, pid) || state.hasSwitched(cpu)) {
      return List.of();
    }
    choices.add("pid " + pid + " may leave it (" + cause.get().label() + ")");
    return unlessFreed(state.lazy(cpu, false), cpu, cause.get());
  }

  /** Whether it matters to this mm if the lost switch of a CPU has happened already. */
  private boolean concerns(RefState state, int cpu, int next) {
    int previous = scene.running(cpu);
    return !state.hasSwitched(cpu)
        && (state.isLazy(cpu)
            || users.isPlain(previous)
            || users.slotOf(previous) >= 0
            || users.slotOf(next) >= 0);
  }

  /** A user inside a window takes its next step, if it can. */
  private Collection<RefState> next(RefState state, int slot) {
    UserWindow window = users.window(slot);
    int at = state.user(slot);
    if (at == UserWindow.AFTER) {
      return List.of();
    }
    if (window.kind() == Kind.ASYNC_PUT) {
      return at == UserWindow.BEFORE ? becomeLast(state, slot) : putByWorkers(state, slot);
    }
    int cpu = scene.cpuOf(window.pid(), state);
    if (cpu < 0) {
      return List.of();
    }
    return switch (window.kind()) {
      case EXEC_HITHER -> List.of(state.user(slot, UserWindow.AFTER));
      case USE -> useOrLeave(state, slot, cpu);
      default ->
          at == UserWindow.BEFORE
              ? becomeLast(state, slot)
              : unlessFreed(state.user(slot, UserWindow.AFTER), cpu, window.cause());
    };
  }

  /** The user of a slot is the last one: all others have given the mm up by now. */
  private Collection<RefState> becomeLast(RefState state, int slot) {
    if (users.anyPlain()) {
      return List.of();
    }
    RefState after = state;
    for (int other = 0; other < users.slots(); other++) {
      if (other != slot && users.counts(state, other)) {
        if (!canGiveUp(state, other)) {
          return List.of();
        }
        after = gaveUp(after, other, UserWindow.AFTER);
      }
    }
    return List.of(gaveUp(after, slot, UserWindow.TEARDOWN));
  }

  private boolean canGiveUp(RefState state, int slot) {
    UserWindow window = users.window(slot);
    return switch (window.kind()) {
      case EXIT, EXEC_AWAY -> scene.cpuOf(window.pid(), state) >= 0;
      case ASYNC_PUT -> true;
      case EXEC_HITHER, USE -> false;
    };
  }

  private RefState gaveUp(RefState state, int slot, int to) {
    UserWindow window = users.window(slot);
    RefState after = state.user(slot, to);
    return window.kind() == Kind.EXIT ? after.lazy(scene.cpuOf(window.pid(), state), true) : after;
  }

  /** A user in a window that is not the last one gives the mm up before something happens to it. */
  private Optional<RefState> givesUp(RefState state, int slot) {
    boolean can =
        slot >= 0
            && users.counts(state, slot)
            && canGiveUp(state, slot)
            && users.othersCount(state, slot);
    return can ? Optional.of(gaveUp(state, slot, UserWindow.AFTER)) : Optional.empty();
  }

  private List<RefState> putByWorkers(RefState state, int slot) {
    List<RefState> all = new ArrayList<>();
    for (int cpu : scene.workerCpus()) {
      choices.add("a worker may put the last user reference");
      all.addAll(unlessFreed(state.user(slot, UserWindow.AFTER), cpu, FreeCause.WORKER));
    }
    return all;
  }

  private Collection<RefState> useOrLeave(RefState state, int slot, int cpu) {
    if (state.user(slot) == UserWindow.BEFORE) {
      if (!users.othersCount(state, slot)) {
        return List.of();
      }
      choices.add("pid " + users.window(slot).pid() + " may use it (kthread_use_mm)");
      return List.of(state.user(slot, UserWindow.TEARDOWN).lazy(cpu, false));
    }
    return List.of(state.user(slot, UserWindow.AFTER).lazy(cpu, true));
  }

  /** The window of a user ends: only states in which it has done what it had to remain. */
  Collection<RefState> end(RefState state, int slot) {
    int at = state.user(slot);
    if (users.window(slot).kind() == Kind.USE) {
      return at == UserWindow.TEARDOWN ? List.of() : List.of(state.user(slot, UserWindow.BEFORE));
    }
    return (at == UserWindow.AFTER ? Optional.of(state) : givesUp(state, slot))
        .map(done -> done.user(slot, UserWindow.BEFORE)).stream().toList();
  }

  /** A switch. */
  Collection<RefState> change(RefState state, int cpu, int previous, int next, boolean lost) {
    Collection<RefState> stayed = changeNow(state, cpu, previous, next, lost);
    Optional<RefState> gaveUp = givesUp(state, users.slotOf(previous));
    if (gaveUp.isEmpty()) {
      return stayed;
    }
    List<RefState> both = new ArrayList<>(stayed);
    both.addAll(changeNow(gaveUp.get(), cpu, previous, next, lost));
    return both;
  }

  private Collection<RefState> changeNow(
      RefState state, int cpu, int previous, int next, boolean lost) {
    boolean active = state.isLazy(cpu) || users.owns(state, previous);
    if (!active) {
      return List.of(state);
    }
    RefState borrowed = state.lazy(cpu, true);
    int slot = users.slotOf(next);
    boolean use = latitude.untracedUsers() && scene.mayUse(next);
    boolean bare = slot >= 0 ? users.window(slot).isBare(state.user(slot)) : scene.isBare(next);
    if (bare && !use && !(lost && latitude.hiddenVisits())) {
      return List.of(borrowed);
    }
    boolean unsure = !bare && slot < 0 && scene.isExiting(next);
    if (!bare && !unsure) {
      return leave(state, cpu, FreeCause.SWITCH);
    }
    int borrower = unsure ? borrower(next) : -1;
    if (unsure && state.isBare(borrower)) {
      return List.of(borrowed);
    }
    List<RefState> both = new ArrayList<>(leave(state, cpu, FreeCause.SWITCH));
    both.add(unsure ? borrowed.bare(borrower, true) : borrowed);
    return both;
  }

  /** A CPU leaves the mm, if it was lazy on it. */
  Collection<RefState> leave(RefState state, int cpu, FreeCause cause) {
    if (!state.isLazy(cpu)) {
      return List.of(state);
    }
    boolean late = latitude.lateDrops() && cause == FreeCause.SWITCH;
    return late && latitude.lazyCounts()
        ? List.of(state.lazy(cpu, false).dropping(cpu, true))
        : unlessFreed(state.lazy(cpu, false), cpu, cause);
  }

  /** Notes the places of a state in which any CPU that has still to drop can be the last one. */
  void noteLateDrops(RefState state) {
    if (!state.dropping().isEmpty() && !isHeld(state)) {
      choices.add("a CPU dropped it some time behind its switch event");
      state.dropping().forEach(cpu -> places.add(scene.place(cpu, FreeCause.SWITCH)));
    }
  }

  /** Something happens on a CPU, so that it has dropped what it had to. */
  Collection<RefState> endDrop(RefState state, int cpu) {
    if (!state.isDropping(cpu)) {
      return List.of(state);
    }
    RefState after = state.dropping(cpu, false);
    return after.dropping().isEmpty() && !isHeld(after) ? List.of() : List.of(after);
  }

  /** Whether somebody holds a reference that has not begun to drop it. */
  private boolean isHeld(RefState state) {
    return latitude.lazyCounts() && !state.lazy().isEmpty() || users.hold(state);
  }

  private Collection<RefState> unlessFreed(RefState state, int cpu, FreeCause cause) {
    if (isHeld(state)) {
      return List.of(state);
    }
    places.add(scene.place(cpu, cause));
    return state.dropping().isEmpty() ? List.of() : List.of(state);
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
    borrowers.add(pid);
    return borrowers.size() - 1;
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
