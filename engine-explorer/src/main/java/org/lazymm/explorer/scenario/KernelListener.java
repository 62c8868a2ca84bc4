package org.lazymm.explorer.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Mm;
import org.lazymm.explorer.scenario.CpuLog.Moment;
import org.lazymm.scheduler.machine.InterruptCause;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.sequential.check.Keepers;
import org.lazymm.sequential.check.RunChecks;

/**
 * What the machine tells in an exploration. While it sequential runs, before and after the
 * concurrent part, its checks are told; in the concurrent part each CPU's log is, to be judged with
 * the whole execution.
 */
final class KernelListener implements MachineListener {
  private final ExploredEngine engine;
  private final List<CpuLog> logs;
  private RunChecks checks;
  private @Nullable Machine machine;

  KernelListener(ExploredEngine engine, List<CpuLog> logs, RunChecks checks) {
    this.engine = engine;
    this.logs = logs;
    this.checks = checks;
  }

  void watch(Machine watched) {
    machine = watched;
    checks.watch(watched);
  }

  /** Who is told from here on while the machine sequential runs. */
  void checks(RunChecks told) {
    checks = told;
    if (machine != null) {
      told.watch(machine);
    }
  }

  private void note(Moment moment, int cpu, MmStruct mm, int detail) {
    if (!engine.isSequential()) {
      logs.get(cpu).note(moment, engine.position(), mm, detail);
    }
  }

  @Override
  public void violated(Violation violation) {
    if (engine.isSequential()) {
      checks.violated(violation);
    } else {
      logs.get(engine.current()).violations().add(violation);
    }
  }

  @Override
  public void pinning(int cpu, MmStruct mm) {
    note(Moment.PIN, cpu, mm, 0);
  }

  @Override
  public void unpinning(int cpu, MmStruct mm) {
    note(Moment.UNPIN, cpu, mm, 0);
  }

  @Override
  public void using(int cpu, MmStruct mm) {
    note(Moment.USING, cpu, mm, 0);
  }

  @Override
  public void unusing(int cpu, MmStruct mm) {
    note(Moment.UNUSING, cpu, mm, 0);
  }

  @Override
  public void ungrabbing(int cpu, MmStruct mm) {
    note(Moment.UNGRAB, cpu, mm, 0);
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
    Keepers keepers = engine.isSequential() ? checks.keepers() : logs.get(cpu).keepers();
    keepers.concerns(cpu, mm);
  }

  @Override
  public void died(int cpu, MmStruct mm) {
    if (engine.isSequential()) {
      checks.died(cpu, mm);
    }
  }

  @Override
  public void freed(int cpu, MmStruct mm) {
    if (engine.isSequential()) {
      checks.freed(cpu, mm);
    }
  }

  @Override
  public void tornDown(int cpu, MmStruct mm) {
    if (engine.isSequential()) {
      checks.tornDown(cpu, mm);
    } else {
      due(cpu, mm);
    }
  }

  @Override
  public void lastReferenceGone(int cpu, MmStruct mm) {
    if (engine.isSequential()) {
      checks.lastReferenceGone(cpu, mm);
    } else {
      due(cpu, mm);
    }
  }

  /** The scheme may ask for candidates now, and may lay the mm up for this CPU. */
  private void due(int cpu, MmStruct mm) {
    concerns(cpu, mm);
    note(Moment.ASK, cpu, mm, LazyCandidates.ARCHITECTURE.ordinal());
  }

  @Override
  public void candidatesAsked(int cpu, MmStruct mm, LazyCandidates which) {
    if (engine.isSequential()) {
      checks.candidatesAsked(cpu, mm, which);
    } else {
      note(Moment.ASK, cpu, mm, which.ordinal());
    }
  }

  @Override
  public void hotplugged(int cpu, boolean online) {
    if (engine.isSequential()) {
      checks.hotplugged(cpu, online);
    } else {
      logs.get(engine.current()).hotplug();
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
    if (engine.isSequential()) {
      checks.interrupted(from, to, cause, mm, useful, wasIdle, wasHolder);
      return;
    }
    Machine watched = machine;
    if (cause != InterruptCause.SCHEME || watched == null) {
      return;
    }
    CpuLog log = logs.get(to);
    log.interrupted();
    Violation broken =
        log.interruptChecks()
            .judge(from, watched.cpu(to), mm, wasIdle, wasHolder, watched.guarantees());
    if (broken != null) {
      log.violations().add(broken);
    }
  }
}
