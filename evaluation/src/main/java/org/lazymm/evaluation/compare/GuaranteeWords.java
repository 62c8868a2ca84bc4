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

/** What a scheme promises beyond being correct, in words. */
public final class GuaranteeWords {
  private GuaranteeWords() {}

  /** The promises of a scheme; none if it cannot be made. */
  public static List<String> of(SchemeSelection selection) {
    try {
      MachineSettings smallest = MachineSettings.of(1, Architecture.X86);
      MachineListener nobody = new MachineListener() {};
      Machine machine = new Machine(new SequentialEngine(), smallest, selection::create, nobody);
      return words(machine.promises());
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError broken) {
      // Each run of the scheme will say so, with its place.
      return List.of();
    }
  }

  private static List<String> words(Guarantees promised) {
    List<String> words = new ArrayList<>();
    add(words, promised.countsLazyUsers(), "counts lazy users");
    add(words, promised.barrierOnGiveBack(), "full barrier on give-back");
    add(words, promised.gracePeriods(), "frees after grace periods");
    add(words, promised.boundedTime(), "frees in bounded time");
    int retained = promised.retainedPerCpu();
    add(
        words,
        retained < Integer.MAX_VALUE,
        "keeps at most " + retained + (retained == 1 ? " dead mm" : " dead mms") + " per CPU");
    int interrupts = promised.interruptsPerIdleHolder();
    add(
        words,
        interrupts < Integer.MAX_VALUE,
        interrupts == 0
            ? "never interrupts an idle lazy CPU"
            : "interrupts an idle lazy CPU at most " + interrupts + "x per death");
    add(words, promised.sparesIdleBystanders(), "spares idle bystanders");
    add(words, promised.sparesUserMode(), "spares user mode");
    return words;
  }

  private static void add(List<String> words, boolean made, String promise) {
    if (made) {
      words.add(promise);
    }
  }
}
