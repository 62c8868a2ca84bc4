package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private Bits registered = Bits.NONE;

    Followed(long bornAt, int bornFor, TrackedMm history) {
      this.bornAt = bornAt;
      this.bornFor = bornFor;
      this.history = history;
    }
  }

  private final SchedulerState scene;
  private final KernelThreads threads;
  private final Latitude latitude;
  private final Set<Followed> shared = new LinkedHashSet<>();
  private final Set<Integer> seenUsers = new HashSet<>();
  private final List<Followed> all = new ArrayList<>();
  private final Map<Long, Followed> byPointer = new HashMap<>();
  private final Map<Integer, List<Followed>> users = new HashMap<>();
  private final Map<Integer, Set<Followed>> lazyOn = new HashMap<>();
  private final Map<Integer, Set<Followed>> borrowedBy = new HashMap<>();
  private long freesOfOlder;

  FreeWindowAnalysis(EventLog log, Latitude latitude) {
    this.threads = log.threads();
    this.scene = new SchedulerState(log.census().tasks(), threads);
    this.latitude = latitude;
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
    if (scene.workerCpus().contains(step.cpu())) {
      shared.forEach(this::settle);
    }
    if (line > 0) {
      endDrops(step.cpu());
    }
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
    } else if (step instanceof MmStep.ExitBegin exit) {
      exitBegin(exit, line);
    } else if (step instanceof MmStep.ExitEnd exit) {
      exitEnd(exit, line);
    } else if (step instanceof MmStep.HotplugLeave leave) {
      settleOn(leave.cpu());
      scene.mark(leave.cpu(), line);
      leave(leave.cpu(), FreeCause.HOTPLUG);
    } else if (step instanceof MmStep.UseMm use) {
      use(use, line);
    } else if (step instanceof MmStep.UnuseMm unuse) {
      unuse(unuse, line);
    } else if (step instanceof MmStep.KernelFree free) {
      kernelFree(free);
    } else if (step instanceof MmStep.Mark mark) {
      settleOn(mark.cpu());
      scene.mark(mark.cpu(), line);
    }
  }

  private void change(MmStep.Switch change, long line) {
    int cpu = change.cpu();
    mayUse(change.next());
    Set<Followed> concerned = new LinkedHashSet<>(lazyOn.getOrDefault(cpu, Set.of()));
    concerned.addAll(usersOf(change.previous()));
    concerned.addAll(usersOf(change.next()));
    concerned.forEach(this::settle);
    if (change.last()) {
      for (Followed mm : usersOf(change.previous())) {
        mm.history.close(change.previous(), Kind.EXIT);
        mm.history.close(change.previous(), Kind.USE);
      }
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
      usersOf(made.parent()).forEach(mm -> mm.history.shareWith(child));
      if (latitude.untracedUsers()) {
        shared.addAll(usersOf(made.parent()));
      }
      users.put(child, new ArrayList<>(usersOf(made.parent())));
    } else if (made.pointer() != 0) {
      Followed mm = born(made.pointer(), line, child);
      mm.history.addUser(child);
      users.put(child, new ArrayList<>(List.of(mm)));
    }
  }

  private Followed born(long pointer, long line, int pid) {
    Followed mm = new Followed(line, pid, new TrackedMm(scene, latitude));
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

  private void exitBegin(MmStep.ExitBegin exit, long line) {
    int pid = exit.pid();
    List<Followed> own = usersOf(pid);
    own.forEach(this::settle);
    scene.mark(exit.cpu(), line);
    own.forEach(mm -> mm.history.open(new UserWindow(pid, Kind.EXIT)));
    scene.beginExit(pid);
  }

  private void exitEnd(MmStep.ExitEnd exit, long line) {
    for (Followed mm : usersOf(exit.pid())) {
      settle(mm);
      mm.history.close(exit.pid(), Kind.EXIT);
      register(mm);
    }
    users.remove(exit.pid());
    scene.endExit(exit.pid());
    scene.mark(exit.cpu(), line);
  }

  private void leave(int cpu, FreeCause cause) {
    for (Followed mm : List.copyOf(lazyOn.getOrDefault(cpu, Set.of()))) {
      mm.history.leave(cpu, cause);
      register(mm);
    }
  }

  private void use(MmStep.UseMm use, long line) {
    settleOn(use.cpu());
    scene.mark(use.cpu(), line);
    Followed used = byPointer.get(use.pointer());
    if (used != null) {
      settle(used);
      used.history.use(use.cpu(), use.pid());
      register(used);
      users.put(use.pid(), new ArrayList<>(List.of(used)));
    }
    scene.use(use.pid(), true);
    leave(use.cpu(), FreeCause.USE_MM);
  }

  private void unuse(MmStep.UnuseMm unuse, long line) {
    settleOn(unuse.cpu());
    scene.mark(unuse.cpu(), line);
    for (Followed mm : usersOf(unuse.pid())) {
      mm.history.unuse(unuse.cpu(), unuse.pid());
      register(mm);
    }
    users.remove(unuse.pid());
    scene.use(unuse.pid(), false);
  }

  /** What a CPU has still to drop from its last switch is dropped before its next event. */
  private void endDrops(int cpu) {
    if (!latitude.lateDrops()) {
      return;
    }
    for (Followed mm : List.copyOf(lazyOn.getOrDefault(cpu, Set.of()))) {
      settle(mm);
      mm.history.endDrop(cpu);
      register(mm);
    }
  }

  /** A kernel thread that may use mms at moments that are not traced is seen for the first time. */
  private void mayUse(int pid) {
    if (latitude.untracedUsers() && threads.usesMms(pid) && seenUsers.add(pid)) {
      for (Followed mm : all) {
        if (mm.history.hasUsers()) {
          mm.history.open(new UserWindow(pid, Kind.USE));
          users.computeIfAbsent(pid, key -> new ArrayList<>()).add(mm);
        }
      }
    }
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

  /** Keeps the list of mms to which each CPU may hold a reference. */
  private void register(Followed mm) {
    Bits now = mm.history.cpus();
    Bits before = mm.registered;
    now.or(before)
        .forEach(
            cpu -> {
              if (now.has(cpu) != before.has(cpu)) {
                Set<Followed> holds = lazyOn.computeIfAbsent(cpu, key -> new LinkedHashSet<>());
                if (now.has(cpu)) {
                  holds.add(mm);
                } else {
                  holds.remove(mm);
                }
              }
            });
    mm.registered = now;
  }
}
