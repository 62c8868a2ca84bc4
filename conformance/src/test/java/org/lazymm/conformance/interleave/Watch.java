package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.machine.InterruptCause;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Violation;

/** What a machine tells and what can be seen of it, as effects of the CPU that runs. */
final class Watch implements MachineListener {
  private final LiveEngine engine;
  private final IdentityHashMap<Mm, Integer> numbers = new IdentityHashMap<>();
  private final List<MmStruct> mms = new ArrayList<>();
  private int[] last = new int[8 * Ghosts.VISIBLE];
  private final InterruptJudge interrupts = new InterruptJudge();
  private @Nullable Machine machine;
  private @Nullable EndChecks endChecks;
  private final IdentityHashMap<MmStruct, Long> concerned = new IdentityHashMap<>();
  private int kernelCall;
  private boolean hotplug;

  Watch(LiveEngine engine) {
    this.engine = engine;
  }

  /** The machine is there. */
  void watch(Machine booted) {
    machine = booted;
    engine.world.initMm = engine.mm(booted.initMm());
  }

  Machine machine() {
    Machine watched = machine;
    if (watched == null) {
      throw new IllegalStateException("the machine is booting");
    }
    return watched;
  }

  /** Whether a CPU has ever come or gone. */
  boolean hotplugged() {
    return hotplug;
  }

  /** The CPUs that were ever lazy on an mm, gave it back or ended it, as bits. */
  long concerned(MmStruct mm) {
    return concerned.getOrDefault(mm, 0L);
  }

  /** All CPUs are through: what is broken from here on is told to these checks. */
  void closing(EndChecks checks) {
    endChecks = checks;
  }

  // Mms and their ghosts.

  /** The number of an mm, which may be new. */
  int number(Mm mm, IntSupplier next) {
    Integer known = numbers.get(mm);
    if (known != null) {
      return known;
    }
    int number = next.getAsInt();
    numbers.put(mm, number);
    mms.add((MmStruct) mm);
    int from = number * Ghosts.VISIBLE;
    if (last.length < from + Ghosts.VISIBLE) {
      last = Arrays.copyOf(last, 2 * (from + Ghosts.VISIBLE));
    }
    for (int ghost = 0; ghost < Ghosts.VISIBLE; ghost++) {
      last[from + ghost] = ghost <= Ghosts.COUNT ? 1 : 0;
    }
    return number;
  }

  private static int read(MmStruct mm, int ghost) {
    return switch (ghost) {
      case Ghosts.USERS -> mm.userReferences();
      case Ghosts.COUNT -> (int) mm.counted();
      case Ghosts.PINS -> mm.pins();
      case Ghosts.LOADED -> mm.loadedOn();
      case Ghosts.USING -> mm.using();
      default -> mm.activeOn();
    };
  }

  /** The setup is over: the ghosts of a state are what they are now. */
  void begin(Ghosts ghosts) {
    for (int index = 0; index < mms.size(); index++) {
      MmStruct mm = mms.get(index);
      int number = engine.mm(mm);
      for (int ghost = 0; ghost < Ghosts.VISIBLE; ghost++) {
        int now = read(mm, ghost);
        last[number * Ghosts.VISIBLE + ghost] = now;
        ghosts.change(number, ghost, now - ghosts.get(number, ghost));
      }
      ghosts.change(number, Ghosts.DEATHS, mm.dead() ? 1 : 0);
      ghosts.change(number, Ghosts.FREES, mm.freed() ? 1 : 0);
    }
  }

  /** Notes which ghosts have changed since the last time. */
  void notice(CpuCode code) {
    for (int index = 0; index < mms.size(); index++) {
      MmStruct mm = mms.get(index);
      int number = engine.mm(mm);
      for (int ghost = 0; ghost < Ghosts.VISIBLE; ghost++) {
        int now = read(mm, ghost);
        int at = number * Ghosts.VISIBLE + ghost;
        if (now != last[at]) {
          code.add(new Effect(Effect.Kind.GHOST, number, ghost, now - last[at]));
          last[at] = now;
        }
      }
    }
  }

  /** Whether the ghosts of a state are those of the machine. */
  boolean agrees(Ghosts ghosts) {
    for (MmStruct mm : mms) {
      int number = engine.mm(mm);
      for (int ghost = 0; ghost < Ghosts.VISIBLE; ghost++) {
        if (read(mm, ghost) != ghosts.get(number, ghost)) {
          return false;
        }
      }
      if (mm.freed() != ghosts.freed(number) || mm.dead() != ghosts.dead(number)) {
        return false;
      }
    }
    return true;
  }

  // Calls of the kernel.

  /** A call of the kernel begins, or ends. */
  void kernelCallBegins(int call) {
    CpuCode code = engine.running();
    if (code == null) {
      kernelCall = call;
    } else {
      code.kernelCall = call;
    }
  }

  int kernelCall() {
    CpuCode code = engine.running();
    return code == null ? kernelCall : code.kernelCall;
  }

  /** A moment at which a set of candidates is looked at. */
  void candidates(Effect.Kind kind, Mm mm, LazyCandidates which) {
    CpuCode code = engine.running();
    if (code != null) {
      var cpu = machine().cpu(code.cpu);
      int mask = Candidates.of(which, machine().settings().architecture());
      code.does(kind, engine.mm(mm), mask, cpu.lazy() && cpu.active() == mm ? 1 : 0);
    }
  }

  // The listener.

  @Override
  public void violated(Violation violation) {
    broken(Bits.of(violation.property()));
  }

  private void broken(long bits) {
    CpuCode code = engine.running();
    if (code != null) {
      code.broken |= bits;
    } else if (endChecks != null) {
      endChecks.broken(bits);
    }
  }

  @Override
  public void born(int cpu, MmStruct mm) {
    interrupts.born(cpu, mm);
  }

  @Override
  public void borrowed(int cpu, MmStruct mm) {
    concerns(cpu, mm);
  }

  @Override
  public void gaveBack(int cpu, MmStruct mm) {
    concerns(cpu, mm);
  }

  private void concerns(int cpu, MmStruct mm) {
    concerned.merge(mm, 1L << cpu, (before, more) -> before | more);
  }

  @Override
  public void freed(int cpu, MmStruct mm) {
    if (engine.running() == null) {
      concerned.remove(mm); // Side by side, two lives in one memory are not kept apart.
    }
  }

  @Override
  public void died(int cpu, MmStruct mm) {
    CpuCode code = engine.running();
    if (code != null) {
      code.does(Effect.Kind.GHOST, engine.mm(mm), Ghosts.DEATHS, 1);
    }
  }

  @Override
  public void tornDown(int cpu, MmStruct mm) {
    concerns(cpu, mm);
    due(mm);
  }

  @Override
  public void lastReferenceGone(int cpu, MmStruct mm) {
    concerns(cpu, mm);
    due(mm);
  }

  private void due(MmStruct mm) {
    candidates(Effect.Kind.CANDIDATES_DUE, mm, LazyCandidates.ARCHITECTURE);
    if (endChecks != null) {
      endChecks.candidates(mm, LazyCandidates.ARCHITECTURE);
    }
  }

  @Override
  public void candidatesAsked(int cpu, MmStruct mm, LazyCandidates which) {
    if (endChecks != null) {
      endChecks.candidates(mm, which);
    }
  }

  /** A CPU is about to run a handler. */
  void handlerBegins(int cpu) {
    if (machine != null) {
      interrupts.begins(machine.cpu(cpu));
    }
  }

  @Override
  public void interrupted(
      int from,
      int to,
      InterruptCause cause,
      Mm mm,
      boolean useful,
      boolean wasIdle,
      boolean wasHolder) {
    if (machine != null && cause == InterruptCause.SCHEME) {
      broken(interrupts.ended(to, mm, machine.guarantees()));
    }
  }

  @Override
  public void hotplugged(int cpu, boolean online) {
    hotplug = true;
    if (endChecks != null && !online) {
      endChecks.offline(cpu);
    }
  }
}
