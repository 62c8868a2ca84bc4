package org.lazymm.scheduler.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lazymm.api.Guarantees;
import org.lazymm.api.Home;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.Mm;
import org.lazymm.api.Order;

/** What the kernel's services refuse, and what they do with the arguments that they take. */
class KernelServicesTest {
  private final RecordingEngine engine = new RecordingEngine();

  /** Does one thing in create, and one in each borrow. */
  private record Caller(Kernel kernel, BiConsumer<Kernel, Mm> inBorrow) implements LazyMmScheme {
    @Override
    public Guarantees guarantees() {
      return Guarantees.none();
    }

    @Override
    public void borrow(int cpu, Mm mm) {
      inBorrow.accept(kernel, mm);
    }

    @Override
    public void giveBack(int cpu, Mm mm) {}
  }

  private Machine boot(Consumer<Kernel> inCreate, BiConsumer<Kernel, Mm> inBorrow) {
    return new Machine(
        engine,
        MachineSettings.of(2, Architecture.X86),
        kernel -> {
          inCreate.accept(kernel);
          return new Caller(kernel, inBorrow);
        },
        MachineListener.NONE);
  }

  /** Has CPU 0 borrow the mm of a process; returns what was written to its count in the hook. */
  private List<String> counting(BiConsumer<Kernel, Mm> inBorrow) {
    List<String> counted = new ArrayList<>();
    Machine machine =
        boot(
            kernel -> {},
            (kernel, mm) -> {
              if (mm != kernel.initMm()) {
                engine.take();
                inBorrow.accept(kernel, mm);
                counted.addAll(engine.take());
              }
            });
    machine.switchTo(0, machine.createProcess(0, "a"));
    machine.switchTo(0, machine.createKernelThread("k"));
    return counted;
  }

  @Test
  void aCpuLeavesTheMaskOnlyOfAnMmThatItHasLeft() {
    List<Mm> borrowed = new ArrayList<>();
    Machine machine =
        boot(
            kernel -> {},
            (kernel, mm) -> {
              borrowed.add(mm);
              kernel.leaveMask(0, borrowed.get(0));
            });
    borrowed.clear();
    Task task = machine.createProcess(0, "a");
    MmStruct mm = Tasks.own(task);
    machine.switchTo(0, task);
    machine.switchTo(0, machine.createKernelThread("k"));
    assertTrue(mm.cpumask.test(0, Order.RELAXED), "lazy on it");
    machine.switchTo(0, machine.createProcess(0, "c"));
    assertTrue(mm.cpumask.test(0, Order.RELAXED), "it lingers");
    machine.switchTo(0, machine.createKernelThread("l"));
    assertFalse(mm.cpumask.test(0, Order.RELAXED), "lazy on another");
  }

  private HookException refused(BiConsumer<Kernel, Mm> inBorrow) {
    return assertThrows(HookException.class, () -> counting(inBorrow));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void aNegativeNumberOfReferencesIsNotDropped(long references) {
    HookException thrown = refused((kernel, mm) -> kernel.ungrab(mm, references, Order.RELAXED));
    assertCause(
        IllegalArgumentException.class,
        references + " references: expected 0 or more to drop",
        thrown);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void fewerReferencesThanOneAreNotTaken(long references) {
    HookException thrown = refused((kernel, mm) -> kernel.grab(mm, references, Order.RELAXED));
    assertCause(
        IllegalArgumentException.class,
        references + " references: expected 1 or more to count",
        thrown);
  }

  @Test
  void referencesAreTakenAndDroppedByOneAccessEach() {
    List<String> counted =
        counting(
            (kernel, mm) -> {
              kernel.grab(mm, 3, Order.RELAXED);
              kernel.ungrab(mm, 2, Order.RELEASE);
              kernel.ungrab(mm, 0, Order.FULL);
              kernel.ungrab(mm, 1, Order.FULL);
            });
    assertEquals(
        List.of("mm_count add 3 relaxed", "mm_count add -2 release", "mm_count add -1 full"),
        counted);
  }

  @Test
  void stateOfCpusIsNotAddedInAHook() {
    HookException thrown = refused((kernel, mm) -> kernel.perCpu(cpu -> new Object()));
    assertCause(
        IllegalStateException.class,
        "perCpu is called after create; expected all state to be asked for in create",
        thrown);
  }

  @Test
  void stateOfMmsIsNotAddedInAHookNotEvenWhileInitMmIsTheOnlyMm() {
    HookException thrown =
        assertThrows(
            HookException.class,
            () -> boot(kernel -> {}, (kernel, mm) -> kernel.perMm(any -> any)));
    assertCause(
        IllegalStateException.class,
        "perMm is called after create; expected all state to be asked for in create",
        thrown);
  }

  @Test
  void stateOfMmsIsNotAddedWhileTheStateOfOneIsMade() {
    HookException thrown =
        assertThrows(
            HookException.class,
            () -> boot(kernel -> kernel.perMm(mm -> kernel.perMm(any -> any)), (kernel, mm) -> {}));
    assertEquals(IllegalStateException.class, thrown.getCause().getClass());
  }

  @Test
  void fourKindsOfStateOfMmsAreAllThereIsRoomFor() {
    Consumer<Kernel> four =
        kernel -> {
          for (int kind = 0; kind < 4; kind++) {
            kernel.perMm(mm -> kernel.memory().number("cell", Home.mm(mm), 0));
          }
        };
    Machine machine = boot(four, (kernel, mm) -> {});
    assertEquals(4, machine.perMmStates(machine.initMm()).size());
    HookException thrown =
        assertThrows(
            HookException.class,
            () -> boot(four.andThen(kernel -> kernel.perMm(any -> any)), (kernel, mm) -> {}));
    assertCause(
        IllegalStateException.class,
        "perMm is called once more; expected at most 4 kinds of state",
        thrown);
  }

  @Test
  void stateOfCpusIsMadeInCreateOnceForEachPossibleCpuInOrder() {
    List<Integer> made = new ArrayList<>();
    Machine machine =
        boot(
            kernel ->
                kernel.perCpu(
                    cpu -> {
                      made.add(cpu);
                      return "state" + cpu;
                    }),
            (kernel, mm) -> {});
    assertEquals(List.of(0, 1), made);
    assertEquals(List.of(List.of("state0", "state1")), machine.perCpuStates());
  }

  private static void assertCause(
      Class<? extends Exception> type, String message, HookException thrown) {
    assertEquals(type, thrown.getCause().getClass());
    assertEquals(message, thrown.getCause().getMessage());
  }
}
