package org.lazymm.scheduler.machine;

import java.util.List;
import java.util.Locale;

/**
 * What an architecture gives the scheduler: where a full barrier stands after {@code rq->curr}
 * changed, what {@code mm_cpumask} is worth, and how translations are flushed.
 *
 * <p>Source: Documentation/scheduler/membarrier.rst; arch/x86/mm/tlb.c; arch/powerpc radix code;
 * the changelogs of "membarrier: riscv: Add full memory barrier in switch_mm" and "x86/mm/tlb:
 * Update mm_cpumask lazily".
 *
 * @param name how users call it
 * @param switchMm when {@code switch_mm} to another mm is a full barrier
 * @param sameMm whether coming back from lazy use to the same mm is a full barrier inside {@code
 *     switch_mm}
 * @param switchTo whether {@code switch_to} is a full barrier
 * @param unlock whether the run-queue unlock in {@code finish_lock_switch} is a full barrier
 * @param mask what {@code mm_cpumask} is worth
 * @param flush how other CPUs' translations are flushed
 * @param hardwareLeavesLazy whether the flush at exit makes a lazy CPU's MMU leave the mm while its
 *     active mm stays
 * @param fullRmw whether every read-modify-write is a full barrier whatever its order
 * @param evictsAtExit whether the flush at exit makes every CPU that is lazy on the mm leave it for
 *     {@code init_mm}, MMU, active mm and the scheme's record alike, before it returns: the promise
 *     behind an empty {@code for_each_possible_lazymm_cpu}
 * @param model which executions its CPUs allow
 */
public record Architecture(
    String name,
    SwitchMmBarrier switchMm,
    boolean sameMm,
    boolean switchTo,
    boolean unlock,
    MaskKind mask,
    Flush flush,
    boolean hardwareLeavesLazy,
    boolean fullRmw,
    boolean evictsAtExit,
    Model model) {

  /** When {@code switch_mm} is a full barrier. */
  public enum SwitchMmBarrier {
    /** Always: the MMU register write serialises. */
    ALWAYS,
    /** Only if the next mm is registered for membarrier ({@code membarrier_arch_switch_mm}). */
    REGISTERED,
    /** Never. */
    NONE
  }

  /** What {@code mm_cpumask} is worth. */
  public enum MaskKind {
    /** Exactly the CPUs that have the mm loaded. */
    EXACT,
    /** Those and some that had it: bits are cleared late, by a flush that hits in vain. */
    SUPERSET,
    /** Not kept. */
    UNUSABLE
  }

  /** How other CPUs' translations are flushed. */
  public enum Flush {
    /** By an interrupt to each CPU of {@code mm_cpumask}. */
    INTERRUPT,
    /** By a broadcast instruction. */
    BROADCAST
  }

  /** x86-64: CR3 writes serialise, the mask is updated lazily, flushes are interrupts. */
  public static final Architecture X86 =
      new Architecture(
          "x86",
          SwitchMmBarrier.ALWAYS,
          true,
          false,
          false,
          MaskKind.SUPERSET,
          Flush.INTERRUPT,
          true,
          true,
          false,
          Model.TSO);

  /** arm64: {@code switch_to} has a {@code dsb}; the mask is not usable; flushes are broadcast. */
  public static final Architecture ARM64 =
      new Architecture(
          "arm64",
          SwitchMmBarrier.NONE,
          false,
          true,
          false,
          MaskKind.UNUSABLE,
          Flush.BROADCAST,
          false,
          false,
          false,
          Model.LKMM);

  /**
   * powerpc book3s64: barrier for registered mms in {@code switch_mm}, mask trimmed late, broadcast
   * {@code tlbie}.
   */
  public static final Architecture POWERPC =
      new Architecture(
          "powerpc",
          SwitchMmBarrier.REGISTERED,
          false,
          false,
          false,
          MaskKind.SUPERSET,
          Flush.BROADCAST,
          false,
          false,
          false,
          Model.LKMM);

  /** riscv: barrier for registered mms in {@code switch_mm}, exact mask, flushes are interrupts. */
  public static final Architecture RISCV =
      new Architecture(
          "riscv",
          SwitchMmBarrier.REGISTERED,
          false,
          false,
          false,
          MaskKind.EXACT,
          Flush.INTERRUPT,
          false,
          false,
          false,
          Model.LKMM);

  /**
   * x86-64 with the hook in {@code exit_mmap} that {@code #define for_each_possible_lazymm_cpu
   * while (false)} asks for: the interrupt of the final flush has lazy CPUs leave the mm
   * altogether.
   */
  public static final Architecture X86_EVICT =
      new Architecture(
          "x86-evict",
          SwitchMmBarrier.ALWAYS,
          true,
          false,
          false,
          MaskKind.SUPERSET,
          Flush.INTERRUPT,
          true,
          true,
          true,
          Model.TSO);

  /** All that are known, in the order in which help shows them. */
  public static final List<Architecture> ALL = List.of(X86, ARM64, POWERPC, RISCV, X86_EVICT);

  /**
   * The architecture of a name.
   *
   * @param name one of the names of {@link #ALL}
   * @throws IllegalArgumentException if there is none; the message lists those that there are
   */
  public static Architecture of(String name) {
    return ALL.stream()
        .filter(architecture -> architecture.name.equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "architecture '"
                        + name
                        + "' is not known; expected one of: "
                        + String.join(", ", ALL.stream().map(Architecture::name).toList())));
  }
}
