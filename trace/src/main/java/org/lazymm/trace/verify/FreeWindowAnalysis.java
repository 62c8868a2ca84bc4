package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lazymm.trace.ExitPlace;
import org.lazymm.trace.TaskTable;
import org.lazymm.trace.verify.UserWindow.Kind;

/**
 * Follows the references of every mm that a trace sees born, and notes where the kernel freed it.
 */
final class FreeWindowAnalysis {
  /**
   * An mm: the line of the trace at which it was born, its references, and where the kernel freed
   * it.
   */
  static final class Followed {
    final long bornAt;
    final int bornFor;
    final TrackedMm history;
    FreePoint kernel = FreePoint.NOT_FREED;
    long givenOutAgainAt;
    private long registered;

    Followed(long bornAt, int bornFor, TrackedMm history) {
      this.bornAt = bornAt;
      this.bornFor = bornFor;
      this.history = history;
    }
  }

  private final SchedulerState scene;
  private final boolean hiddenVisits;
  private final List<Followed> all = new ArrayList<>();
  private final Map<Long, Followed> byPointer = new HashMap<>();
  private final Map<Integer, List<Followed>> users = new HashMap<>();
  private final Map<Integer, Set<Followed>> lazyOn = new HashMap<>();
  private final Map<Integer, Set<Followed>> borrowedBy = new HashMap<>();
  private long freesOfOlder;

  FreeWindowAnalysis(TaskTable tasks, boolean hiddenVisits) {
    this.scene = new SchedulerState(tasks);
    this.hiddenVisits = hiddenVisits;
  }

  /** Takes all steps of a trace. */
  void run(List<MmSteps.Entry> entries) {
    for (MmSteps.Entry entry : entries) {
      take(entry.step(), entry.line());
    }
    all.forEach(mm -> mm.history.end());
  }

  /** The mms that were seen born, by the lines of their births. */
  SortedMap<Long, Followed> mms() {
    SortedMap<Long, Followed> byBirth = new TreeMap<>();
    all.forEach(mm -> byBirth.put(mm.bornAt, mm));
    return byBirth;
  }

  /** The kernel's frees of mms that were not seen born. */
  long freesOfOlder() {
    return freesOfOlder;
  }

  private void take(MmStep step, long line) {
    if (step instanceof MmStep.Switch change) {
      change(change, line);
    } else if (step instanceof MmStep.LostBegin lost) {
      scene.beginLost(lost.cpu(), lost.next());
    } else if (step instanceof MmStep.NewTask made) {
      scene.mark(made.cpu(), line);
      made(made, line);
    } else if (step instanceof MmStep.ExecBegin exec) {
      execBegin(exec);
    } else if (step instanceof MmStep.Exec exec) {
      exec(exec);
      scene.mark(exec.cpu(), line);
    } else if (step instanceof MmStep.Exit exit) {
      exit(exit, line);
    } else if (step instanceof MmStep.KernelFree free) {
      kernelFree(free);
    } else if (step instanceof MmStep.Mark mark) {
      settleOn(mark.cpu());
      scene.mark(mark.cpu(), line);
    }
  }

  private void change(MmStep.Switch change, long line) {
    int cpu = change.cpu();
    Set<Followed> concerned = new LinkedHashSet<>(lazyOn.getOrDefault(cpu, Set.of()));
    concerned.addAll(usersOf(change.previous()));
    concerned.addAll(usersOf(change.next()));
    concerned.forEach(this::settle);
    if (change.last()) {
      usersOf(change.previous()).forEach(mm -> mm.history.close(change.previous(), Kind.EXIT));
      scene.endExit(change.previous());
    }
    scene.mark(cpu, line);
    // A task that has settled may have made a CPU lazy, so look again.
    concerned.addAll(lazyOn.getOrDefault(cpu, Set.of()));
    for (Followed mm : concerned) {
      mm.history.change(cpu, change.previous(), change.next(), change.lost());
      register(mm);
    }
    if (scene.isExiting(change.next())) {
      borrowedBy
          .computeIfAbsent(change.next(), key -> new LinkedHashSet<>())
          .addAll(lazyOn.getOrDefault(cpu, Set.of()));
    }
    if (change.last()) {
      users.remove(change.previous());
      Set<Followed> borrowed = borrowedBy.remove(change.previous());
      if (borrowed != null) {
        borrowed.forEach(mm -> mm.history.forget(change.previous()));
      }
    }
    scene.run(cpu, change.next());
  }

  private void made(MmStep.NewTask made, long line) {
    int child = made.child();
    scene.born(child, made.parent());
    users.remove(child);
    if (made.shares()) {
      usersOf(made.parent()).forEach(mm -> mm.history.addUser(child));
      users.put(child, new ArrayList<>(usersOf(made.parent())));
    } else if (made.pointer() != 0) {
      Followed mm = born(made.pointer(), line, child);
      mm.history.addUser(child);
      users.put(child, new ArrayList<>(List.of(mm)));
    }
  }

  private Followed born(long pointer, long line, int pid) {
    Followed mm = new Followed(line, pid, new TrackedMm(scene, hiddenVisits));
    all.add(mm);
    Followed lost = byPointer.put(pointer, mm);
    if (lost != null) {
      lost.givenOutAgainAt = line;
    }
    return mm;
  }

  private void execBegin(MmStep.ExecBegin exec) {
    List<Followed> old = usersOf(exec.pid());
    old.forEach(this::settle);
    old.forEach(mm -> mm.history.open(new UserWindow(exec.pid(), Kind.EXEC_AWAY)));
    if (exec.pointer() != 0) {
      Followed mm = born(exec.pointer(), exec.allocatedAt(), exec.pid());
      mm.history.open(new UserWindow(exec.pid(), Kind.EXEC_HITHER));
      List<Followed> both = new ArrayList<>(old);
      both.add(mm);
      users.put(exec.pid(), both);
    }
  }

  private void exec(MmStep.Exec exec) {
    List<Followed> both = List.copyOf(usersOf(exec.oldPid()));
    both.forEach(this::settle);
    List<Followed> kept = new ArrayList<>();
    for (Followed mm : both) {
      mm.history.close(exec.oldPid(), Kind.EXEC_AWAY);
      mm.history.close(exec.oldPid(), Kind.EXEC_HITHER);
      mm.history.rename(exec.oldPid(), exec.pid());
      register(mm);
      if (mm.history.hasUser(exec.pid())) {
        kept.add(mm);
      }
    }
    users.remove(exec.oldPid());
    users.put(exec.pid(), kept);
    if (exec.pid() != exec.oldPid()) {
      scene.run(exec.cpu(), exec.pid());
    }
  }

  private void exit(MmStep.Exit exit, long line) {
    int pid = exit.pid();
    boolean before = exit.place() == ExitPlace.BEFORE_EXIT_MM;
    List<Followed> own = usersOf(pid);
    own.forEach(this::settle);
    if (before) {
      scene.mark(exit.cpu(), line);
    }
    own.forEach(mm -> mm.history.open(new UserWindow(pid, Kind.EXIT)));
    if (before) {
      scene.beginExit(pid, false);
      return;
    }
    for (Followed mm : own) {
      mm.history.moveNow(pid, Kind.EXIT);
      register(mm);
    }
    scene.beginExit(pid, true);
    scene.mark(exit.cpu(), line);
  }

  private void kernelFree(MmStep.KernelFree free) {
    Followed mm = byPointer.remove(free.pointer());
    if (mm == null) {
      freesOfOlder++;
    } else {
      mm.kernel = scene.place(free.cpu(), free.cause());
    }
  }

  private List<Followed> usersOf(int pid) {
    return users.getOrDefault(pid, List.of());
  }

  private void settleOn(int cpu) {
    Set<Followed> concerned = new LinkedHashSet<>(lazyOn.getOrDefault(cpu, Set.of()));
    concerned.addAll(usersOf(scene.running(cpu)));
    concerned.addAll(usersOf(scene.lostNext(cpu)));
    concerned.forEach(this::settle);
  }

  private void settle(Followed mm) {
    mm.history.settle();
    register(mm);
  }

  /** Keeps the list of mms on which each CPU may be lazy. */
  private void register(Followed mm) {
    long now = mm.history.lazyCpus();
    for (long changed = now ^ mm.registered; changed != 0; changed &= changed - 1) {
      int cpu = Long.numberOfTrailingZeros(changed);
      Set<Followed> lazy = lazyOn.computeIfAbsent(cpu, key -> new LinkedHashSet<>());
      if ((now & 1L << cpu) != 0) {
        lazy.add(mm);
      } else {
        lazy.remove(mm);
      }
    }
    mm.registered = now;
  }
}
