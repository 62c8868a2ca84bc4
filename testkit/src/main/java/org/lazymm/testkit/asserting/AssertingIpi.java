package org.lazymm.testkit.asserting;

import static org.lazymm.testkit.asserting.BrokenContractError.require;

import org.lazymm.api.CpuMask;
import org.lazymm.api.Ipi;
import org.lazymm.api.IpiFunction;
import org.lazymm.api.Kernel;
import org.lazymm.api.Mm;

/** Interrupts whose functions are checked to run where, how and as often as was asked. */
final class AssertingIpi implements Ipi {
  private final Kernel kernel;
  private final History history;

  AssertingIpi(Kernel kernel, History history) {
    this.kernel = kernel;
    this.history = history;
  }

  @Override
  public void callAndWait(CpuMask targets, IpiFunction function, Mm mm) {
    Call call = history.call(mm);
    kernel.ipi().callAndWait(call.reading(targets), checked(function, call), mm);
    call.waited();
  }

  @Override
  public void callOthersAndWait(int cpu, CpuMask targets, IpiFunction function, Mm mm) {
    Call call = history.call(mm);
    call.passesOver(cpu);
    kernel.ipi().callOthersAndWait(cpu, call.reading(targets), checked(function, call), mm);
    call.waited();
  }

  @Override
  public void callAndWait(int cpu, IpiFunction function, Mm mm) {
    Call call = history.call(mm);
    call.asks(cpu);
    kernel.ipi().callAndWait(cpu, checked(function, call), mm);
    call.waited();
  }

  @Override
  public void call(int cpu, IpiFunction function, Mm mm) {
    kernel.ipi().call(cpu, checked(function, history.call(mm)), mm);
  }

  private IpiFunction checked(IpiFunction function, Call call) {
    return (cpu, mm) -> {
      require(kernel.irqsOff(cpu), "an interrupt function", cpu, "has interrupts on");
      call.runs(cpu, mm);
      function.run(cpu, mm);
    };
  }
}
