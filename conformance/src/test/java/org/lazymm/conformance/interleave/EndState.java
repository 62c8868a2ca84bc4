package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lazymm.scenario.ScenarioInterpreter;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;

/** What a machine is once all CPUs are through, as text: what two engines must agree on. */
final class EndState {
  private EndState() {}

  /** The text of a machine and the stage on it, before the machine is closed. */
  static String of(Machine machine, ScenarioInterpreter stage) {
    StringBuilder text = new StringBuilder().append(stage.outcome());
    for (int id = 0; id < machine.cpuCount(); id++) {
      Cpu cpu = machine.cpu(id);
      text.append("; ").append(cpu).append(' ').append(cpu.current());
      text.append(" active ").append(cpu.active()).append(" loaded ").append(cpu.loaded());
      text.append(cpu.online() ? "" : " offline");
      text.append(cpu.idle() ? " idle" : cpu.inEqs() ? " in user mode" : "");
      int record = id;
      boolean kept = machine.engine().peek(() -> machine.scheme().keepsRecordOf(record));
      text.append(kept ? " in a record" : "");
    }
    List<MmStruct> mms = new ArrayList<>();
    for (int index = 0; index < machine.liveMms(); index++) {
      mms.add(machine.liveMm(index));
    }
    mms.sort(Comparator.comparing(MmStruct::name));
    mms.add(machine.initMm());
    for (MmStruct mm : mms) {
      text.append("; ").append(mm).append(" count ").append(mm.counted());
      text.append(" users ").append(mm.userReferences()).append(" pins ").append(mm.pins());
      text.append(mm.dead() ? " dead" : "");
      long held = machine.engine().peek(() -> machine.scheme().delegatedReferences(mm));
      text.append(" delegated ").append(held);
    }
    return text.toString();
  }
}
