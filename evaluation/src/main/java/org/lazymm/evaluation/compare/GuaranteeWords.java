package org.lazymm.evaluation.compare;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.api.Guarantees;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.sequential.SequentialEngine;

/** What a scheme guarantees beyond being correct, in words. */
final class GuaranteeWords {
  private GuaranteeWords() {}

  /** The guarantees of a scheme; none if it cannot be made. */
  public static List<String> of(SchemeSelection selection) {
    try {
      MachineSettings smallest = MachineSettings.of(1, Architecture.X86);
      MachineListener nobody = new MachineListener() {};
      Machine machine = new Machine(new SequentialEngine(), smallest, selection::create, nobody);
      return words(machine.guarantees());
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError broken) {
      // Each run of the scheme will say so, with its place.
      return List.of();
    }
  }

  private static List<String> words(Guarantees guaranteed) {
    List<String> words = new ArrayList<>();
    add(words, guaranteed.countsLazyUsers(), "counts lazy users");
    add(words, guaranteed.barrierOnGiveBack(), "full barrier on give-back");
    add(words, guaranteed.gracePeriods(), "frees after grace periods");
    add(words, guaranteed.boundedTime(), "frees in bounded time");
    int retained = guaranteed.retainedPerCpu();
    add(
        words,
        retained < Integer.MAX_VALUE,
        "keeps at most " + retained + (retained == 1 ? " dead mm" : " dead mms") + " per CPU");
    int interrupts = guaranteed.interruptsPerIdleHolder();
    add(
        words,
        interrupts < Integer.MAX_VALUE,
        interrupts == 0
            ? "never interrupts an idle lazy CPU"
            : "interrupts an idle lazy CPU at most " + interrupts + "x per death");
    add(words, guaranteed.sparesIdleBystanders(), "spares idle bystanders");
    add(words, guaranteed.sparesUserMode(), "spares user mode");
    return words;
  }

  private static void add(List<String> words, boolean made, String guarantee) {
    if (made) {
      words.add(guarantee);
    }
  }
}
