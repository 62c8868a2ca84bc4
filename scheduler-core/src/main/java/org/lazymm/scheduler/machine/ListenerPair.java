package org.lazymm.scheduler.machine;

import org.lazymm.api.LazyCandidates;
import org.lazymm.api.Mm;
import org.lazymm.scheduler.property.Violation;

/**
 * Two listeners as one: the first is told first.
 *
 * @param first one
 * @param second the other
 */
public record ListenerPair(MachineListener first, MachineListener second)
    implements MachineListener {
  @Override
  public void switched(int cpu, SwitchKind kind) {
    first.switched(cpu, kind);
    second.switched(cpu, kind);
  }

  @Override
  public void borrowed(int cpu, MmStruct mm) {
    first.borrowed(cpu, mm);
    second.borrowed(cpu, mm);
  }

  @Override
  public void gaveBack(int cpu, MmStruct mm) {
    first.gaveBack(cpu, mm);
    second.gaveBack(cpu, mm);
  }

  @Override
  public void left(int cpu, MmStruct mm) {
    first.left(cpu, mm);
    second.left(cpu, mm);
  }

  @Override
  public void using(int cpu, MmStruct mm) {
    first.using(cpu, mm);
    second.using(cpu, mm);
  }

  @Override
  public void unusing(int cpu, MmStruct mm) {
    first.unusing(cpu, mm);
    second.unusing(cpu, mm);
  }

  @Override
  public void evicted(int cpu, MmStruct mm) {
    first.evicted(cpu, mm);
    second.evicted(cpu, mm);
  }

  @Override
  public void born(int cpu, MmStruct mm) {
    first.born(cpu, mm);
    second.born(cpu, mm);
  }

  @Override
  public void died(int cpu, MmStruct mm) {
    first.died(cpu, mm);
    second.died(cpu, mm);
  }

  @Override
  public void tornDown(int cpu, MmStruct mm) {
    first.tornDown(cpu, mm);
    second.tornDown(cpu, mm);
  }

  @Override
  public void lastReferenceGone(int cpu, MmStruct mm) {
    first.lastReferenceGone(cpu, mm);
    second.lastReferenceGone(cpu, mm);
  }

  @Override
  public void candidatesAsked(int cpu, MmStruct mm, LazyCandidates which) {
    first.candidatesAsked(cpu, mm, which);
    second.candidatesAsked(cpu, mm, which);
  }

  @Override
  public void freed(int cpu, MmStruct mm) {
    first.freed(cpu, mm);
    second.freed(cpu, mm);
  }

  @Override
  public void exitBegan(int cpu, Task task) {
    first.exitBegan(cpu, task);
    second.exitBegan(cpu, task);
  }

  @Override
  public void exitEnded(int cpu, Task task) {
    first.exitEnded(cpu, task);
    second.exitEnded(cpu, task);
  }

  @Override
  public void pinning(int cpu, MmStruct mm) {
    first.pinning(cpu, mm);
    second.pinning(cpu, mm);
  }

  @Override
  public void unpinning(int cpu, MmStruct mm) {
    first.unpinning(cpu, mm);
    second.unpinning(cpu, mm);
  }

  @Override
  public void ungrabbing(int cpu, MmStruct mm) {
    first.ungrabbing(cpu, mm);
    second.ungrabbing(cpu, mm);
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
    first.interrupted(from, to, cause, mm, useful, wasIdle, wasHolder);
    second.interrupted(from, to, cause, mm, useful, wasIdle, wasHolder);
  }

  @Override
  public void hotplugged(int cpu, boolean online) {
    first.hotplugged(cpu, online);
    second.hotplugged(cpu, online);
  }

  @Override
  public void violated(Violation violation) {
    first.violated(violation);
    second.violated(violation);
  }
}
