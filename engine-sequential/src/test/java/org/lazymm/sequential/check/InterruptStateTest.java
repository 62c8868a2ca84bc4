package org.lazymm.sequential.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Hooks leave interrupts as they were, and do not turn them on where the kernel has them off. */
class InterruptStateTest {
  private static List<String> broken(Function<Kernel, LazyMmScheme> scheme) {
    Board board = new Board(1, scheme).take("0 run o", "0 tick", "0 exit");
    assertFalse(board.machine.cpu(0).irqsOff());
    return board.broken();
  }

  @Test
  void aHookThatPutsThemBackIsSound() {
    assertEquals(
        List.of(),
        broken(
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void usersGone(int cpu, Mm mm) {
                    boolean outer = kernel.irqSave(cpu);
                    boolean inner = kernel.irqSave(cpu);
                    kernel.irqRestore(cpu, inner);
                    kernel.irqRestore(cpu, outer);
                  }

                  @Override
                  public void tick(int cpu) {
                    kernel.irqRestore(cpu, kernel.irqSave(cpu));
                  }
                }));
  }

  @Test
  void aHookThatLeavesThemOffIsBroken() {
    assertEquals(
        List.of("X1 usersGone leaves interrupts off, which were on"),
        broken(
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void usersGone(int cpu, Mm mm) {
                    kernel.irqSave(cpu);
                  }
                }));
  }

  @Test
  void aHookThatPutsBackThatTheyWereOffWhereTheyWereOnIsBroken() {
    assertEquals(
        List.of("X1 usersGone leaves interrupts off, which were on"),
        broken(
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void usersGone(int cpu, Mm mm) {
                    kernel.irqRestore(cpu, true);
                  }
                }));
  }

  @Test
  void aHookThatTurnsThemOnWhereTheKernelHasThemOffIsBroken() {
    assertEquals(
        List.of(
            "X1 interrupts are turned on where the kernel has them off",
            "X1 tick leaves interrupts on, which were off"),
        broken(
            kernel ->
                new ReferenceCounting(kernel) {
                  @Override
                  public void tick(int cpu) {
                    kernel.irqSave(cpu);
                    kernel.irqRestore(cpu, false);
                  }
                }));
  }
}
