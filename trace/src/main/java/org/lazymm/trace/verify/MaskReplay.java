package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.TaskTable;
import org.lazymm.trace.verify.Interruption.From;

/**
 * Follows {@code mm_cpumask} of each mm that a trace sees born, as powerpc radix keeps it, and says
 * which CPUs are interrupted to leave the mm: by the flushes in its life, by the final flush of its
 * teardown, and by {@code __mmdrop}.
 *
 * <p>A CPU enters the mask when it loads the mm, and leaves the mask only by such an interrupt. A
 * flush of an mm with one user, by that user, interrupts all other CPUs of the mask; so does the
 * final flush, whichever task does it. What is left for {@code __mmdrop} is the CPU of the final
 * flush, which needs no interrupt unless the task has moved since.
 *
 * <p>A trace may have the flushes. If not, only those of fork are known, and the final flush is
 * right before the task's last switch, or the end of exec.
 *
 * <p>Source: arch/powerpc/mm/book3s64/radix_tlb.c; kernel/fork.c.
 */
final class MaskReplay {
  private static final class Space {
    final long pointer;
    final long bornAt;
    final int bornFor;
    final Set<Integer> users = new HashSet<>();
    final List<Interruption> expected = new ArrayList<>();
    final Map<Integer, Integer> leftAt = new HashMap<>();
    Bits mask = Bits.NONE;

    /** The CPUs that exec may have entered into the mask or not, as the swap is not traced. */
    Bits unsure = Bits.NONE;

    /** The CPUs that the task has left since it may have begun with the teardown. */
    Bits ranOn = Bits.NONE;

    /** The step behind which the teardown may have begun. */
    int tornDownFrom = Integer.MAX_VALUE;

    boolean hadThreads;
    boolean flushed;
    int flushCpu;

    Space(long pointer, long bornAt, int bornFor) {
      this.pointer = pointer;
      this.bornAt = bornAt;
      this.bornFor = bornFor;
    }
  }

  private final TaskTable tasks;
  private final boolean flushesTraced;
  private final Map<Integer, Space> own = new HashMap<>();
  private final Map<Integer, Space> owes = new HashMap<>();
  private final Map<Integer, Space> coming = new HashMap<>();
  private final Map<Integer, Space> loaded = new HashMap<>();
  private final Map<Integer, Integer> running = new HashMap<>();
  private final Map<Long, Space> byPointer = new HashMap<>();
  private final Set<Integer> bare = new HashSet<>();
  private final Map<Integer, Integer> lastStepOf = new HashMap<>();
  private int steps;
  private int unplaced;
  private final List<ExpectedDeath> deaths = new ArrayList<>();
  private final List<Interruption> sent = new ArrayList<>();

  MaskReplay(EventLog log) {
    this.tasks = log.census().tasks();
    this.flushesTraced = log.has(EventKind.FLUSH);
  }

  /** Takes all steps; returns what is expected of each mm that dies, in the order of the deaths. */
  List<ExpectedDeath> run(List<MmSteps.Entry> entries) {
    for (MmSteps.Entry entry : entries) {
      take(entry.step(), entry.line());
      if (!(entry.step() instanceof MmStep.Sent)) {
        lastStepOf.put(entry.step().cpu(), steps++);
      }
    }
    return List.copyOf(deaths);
  }

  /** The recorded interrupts, if only those tell of them that ask: the mm is that of the task. */
  List<Interruption> sent() {
    return List.copyOf(sent);
  }

  /** The recorded interrupts of which the task that asks tells no mm, as it is a worker. */
  int unplaced() {
    return unplaced;
  }

  private void take(MmStep step, long line) {
    int cpu = step.cpu();
    if (step instanceof MmStep.Switch change) {
      Space next = coming.get(change.previous());
      if (next != null) {
        next.unsure = next.unsure.with(cpu, true);
      }
      Space old = next == null ? owes.get(change.previous()) : own.get(change.previous());
      if (old != null) {
        old.ranOn = old.ranOn.with(cpu, true);
      }
      if (change.last()) {
        end(cpu, change.previous(), line);
      }
      run(cpu, change.next());
    } else if (step instanceof MmStep.NewTask made) {
      made(made, line);
    } else if (step instanceof MmStep.ExecBegin exec) {
      coming.put(exec.pid(), new Space(exec.pointer(), exec.allocatedAt(), exec.pid()));
      mayTearDown(own.get(exec.pid()));
    } else if (step instanceof MmStep.Exec exec) {
      exec(exec, line);
    } else if (step instanceof MmStep.ExitBegin exit) {
      leave(exit.pid());
    } else if (step instanceof MmStep.ExitEnd exit) {
      end(cpu, exit.pid(), line);
    } else if (step instanceof MmStep.UseMm use) {
      Space mm = byPointer.get(use.pointer());
      if (mm != null) {
        own.put(use.pid(), mm);
      }
      load(cpu, mm);
    } else if (step instanceof MmStep.UnuseMm unuse) {
      own.remove(unuse.pid());
    } else if (step instanceof MmStep.Flush flush) {
      flush(flush);
    } else if (step instanceof MmStep.Sent by) {
      Space mm = owes.getOrDefault(by.pid(), own.get(by.pid()));
      if (mm == null) {
        unplaced++;
      } else {
        sent.add(
            new Interruption(mm.pointer, by.from(), by.other(), by.line(), Useful.UNKNOWN, true));
      }
    }
  }

  private void made(MmStep.NewTask made, long line) {
    int child = made.child();
    bare.remove(child);
    own.remove(child);
    Space mm = made.shares() ? own.get(made.parent()) : null;
    if (!made.shares() && !flushesTraced) {
      trim(made.cpu(), made.parent(), line); // dup_mmap() flushes what is shared from now on.
    }
    if (!made.shares() && made.pointer() != 0) {
      mm = new Space(made.pointer(), line, child);
      byPointer.put(mm.pointer, mm);
    }
    if (mm != null) {
      mm.hadThreads |= made.shares();
      mm.users.add(child);
      own.put(child, mm);
    }
  }

  private void exec(MmStep.Exec exec, long line) {
    swap(exec.cpu(), exec.oldPid());
    Space old = owes.remove(exec.oldPid());
    Space next = own.remove(exec.oldPid());
    if (next != null) {
      next.users.remove(exec.oldPid());
      next.users.add(exec.pid());
      own.put(exec.pid(), next);
    }
    if (old != null) {
      tearDown(old, exec.cpu(), line);
    }
  }

  /** Exec swaps the mm, unless it has done so already. */
  private void swap(int cpu, int pid) {
    Space next = coming.remove(pid);
    if (next == null) {
      return;
    }
    leave(pid);
    bare.remove(pid);
    if (next.pointer == 0) {
      load(cpu, null);
    } else {
      next.users.add(pid);
      own.put(pid, next);
      byPointer.put(next.pointer, next);
      load(cpu, next);
    }
  }

  /** A task gives its mm up; if it was the last user, it owes the teardown. */
  private void leave(int pid) {
    bare.add(pid);
    Space mm = own.remove(pid);
    if (mm == null) {
      return;
    }
    mm.users.remove(pid);
    if (mm.users.isEmpty()) {
      owes.put(pid, mm);
      mayTearDown(mm);
    }
  }

  private void mayTearDown(@Nullable Space mm) {
    if (mm != null) {
      mm.tornDownFrom = Math.min(mm.tornDownFrom, steps);
    }
  }

  private void end(int cpu, int pid, long line) {
    leave(pid);
    Space mm = owes.remove(pid);
    if (mm != null) {
      tearDown(mm, cpu, line);
    }
  }

  /** The teardown has ended on a CPU, unless a worker does it, which only a traced flush tells. */
  private void tearDown(Space mm, int cpu, long line) {
    if (!mm.flushed && !flushesTraced) {
      finalFlush(mm, cpu, line);
    }
    if (mm.flushed) {
      drop(mm, cpu, line);
    }
  }

  private void finalFlush(Space mm, int cpu, long line) {
    interrupt(mm, cpu, From.FINAL_FLUSH, line);
    mm.flushed = true;
    mm.flushCpu = cpu;
  }

  /** {@code __mmdrop} follows the final flush at once, or when the task runs again elsewhere. */
  private void drop(Space mm, int cpu, long line) {
    mm.ranOn
        .with(mm.flushCpu, true)
        .with(cpu, false)
        .forEach(
            left ->
                mm.expected.add(
                    new Interruption(mm.pointer, From.MMDROP, left, line, Useful.UNKNOWN, false)));
    byPointer.remove(mm.pointer, mm);
    boolean byWorker = !flushesTraced && mm.hadThreads;
    deaths.add(
        new ExpectedDeath(mm.pointer, mm.bornAt, mm.bornFor, byWorker, List.copyOf(mm.expected)));
  }

  private void flush(MmStep.Flush flush) {
    Space next = coming.get(flush.pid());
    Space old = own.get(flush.pid());
    boolean ofNext = next != null && next.pointer == flush.pointer();
    boolean lastOfOld = flush.full() && old != null && old.pointer == flush.pointer();
    if (ofNext || next != null && lastOfOld) {
      swap(flush.cpu(), flush.pid()); // Only behind the swap is the one used, the other unused.
    }
    Space mm = byPointer.get(flush.pointer());
    if (mm == null) {
      return;
    }
    if (!flush.full()) {
      if (mm == own.get(flush.pid())) {
        trim(flush.cpu(), flush.pid(), flush.line());
      }
      return;
    }
    if (flush.users() > 0) {
      interrupt(mm, flush.cpu(), From.LIFE, flush.line()); // Another thread unmaps as well.
      return;
    }
    finalFlush(mm, flush.cpu(), flush.line());
    boolean byUser = mm == own.get(flush.pid()) || mm == owes.get(flush.pid());
    if (!byUser) {
      drop(mm, flush.cpu(), flush.line()); // By a worker, which drops the mm next.
    }
  }

  /** A flush by a task of its own mm: one with a single user interrupts the rest of the mask. */
  private void trim(int cpu, int pid, long line) {
    Space mm = own.get(pid);
    if (mm != null && mm.users.size() == 1) {
      interrupt(mm, cpu, From.LIFE, line);
    }
  }

  private void interrupt(Space mm, int by, From from, long line) {
    mm.mask.or(mm.unsure).with(by, false).forEach(cpu -> interrupt(mm, by, cpu, from, line));
    mm.unsure = Bits.NONE;
  }

  private void interrupt(Space mm, int by, int cpu, From from, long line) {
    boolean uses = own.get(running.getOrDefault(cpu, 0)) == mm;
    boolean now = loaded.get(cpu) == mm && !uses;
    // A CPU that left the mm in the time that the flush may have had may have been interrupted
    // before.
    int fromStep = flushesTraced ? lastStepOf.getOrDefault(by, 0) : mm.tornDownFrom;
    boolean known = now || mm.leftAt.getOrDefault(cpu, -1) < fromStep;
    boolean sure = !mm.unsure.has(cpu);
    mm.expected.add(
        new Interruption(
            mm.pointer,
            from,
            cpu,
            line,
            Useful.of(now, known && sure && !(mm.hadThreads && !flushesTraced)),
            sure));
    if (!uses) {
      mm.mask = mm.mask.with(cpu, false);
    }
    if (now) {
      loaded.remove(cpu);
    }
  }

  private void run(int cpu, int pid) {
    running.put(cpu, pid);
    Space mm = own.get(pid);
    boolean borrows = pid == 0 || bare.contains(pid) || tasks.isKernelThread(pid);
    if (mm != null || !borrows) {
      load(cpu, mm);
    }
  }

  /** A CPU loads an mm; null is one that existed before the trace. */
  private void load(int cpu, @Nullable Space mm) {
    Space before = loaded.get(cpu);
    if (before != null && before != mm) {
      before.leftAt.put(cpu, steps);
    }
    if (mm == null) {
      loaded.remove(cpu);
    } else {
      boolean fresh = !mm.mask.has(cpu);
      int pid = running.getOrDefault(cpu, 0);
      loaded.put(cpu, mm);
      mm.mask = mm.mask.with(cpu, true);
      if (fresh && coming.containsKey(pid)) {
        mm.unsure = mm.unsure.with(cpu, true); // Exec may have left the mm before.
      }
    }
  }
}
