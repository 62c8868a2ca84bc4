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
 * <p>Each that is shipped is a file of the same form as users write ({@code docs/scenarios.md}).
 *
 * @param name how users call it
 * @param also other architectures of which all this is true as well
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
 *     {@code init_mm}, MMU, active mm and the scheme's record alike, before it returns: the
 *     guarantee behind an empty {@code for_each_possible_lazymm_cpu}
 * @param model which executions its CPUs allow
 */
public record Architecture(
    String name,
    List<String> also,
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
    /**
     * Those and some that had it: bits are cleared late, each by its own CPU, which a flush wasted
     * interrupts.
     */
    TRIMMED,
    /** Those and all that ever had it: no bit is cleared while its CPU is online. */
    GROWING,
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
  public static final Architecture X86 = ArchitectureFiles.shipped("x86");

  /** arm64: {@code switch_to} has a {@code dsb}; the mask is not usable; flushes are broadcast. */
  public static final Architecture ARM64 = ArchitectureFiles.shipped("arm64");

  /** powerpc book3s64 with the radix MMU: barrier for registered mms, the mask trimmed late. */
  public static final Architecture POWERPC = ArchitectureFiles.shipped("powerpc");

  /** riscv: barrier for registered mms in {@code switch_mm}, exact mask, flushes are interrupts. */
  public static final Architecture RISCV = ArchitectureFiles.shipped("riscv");

  /** x86-64 whose final flush has lazy CPUs leave the mm altogether. */
  public static final Architecture X86_EVICT = ArchitectureFiles.shipped("x86-evict");

  /** All that are shipped, in the order in which help shows them. */
  public static final List<Architecture> ALL =
      List.of(
          X86,
          ARM64,
          POWERPC,
          RISCV,
          X86_EVICT,
          ArchitectureFiles.shipped("powerpc-hash"),
          ArchitectureFiles.shipped("s390"),
          ArchitectureFiles.shipped("arm"));

  /**
   * Those that differ from each other in everything that the life of an mm rests on: each kind of
   * mask, of flush and of memory model, and each place of a barrier that hides a missing one.
   */
  public static final List<Architecture> DIFFERENT = List.of(X86, ARM64, POWERPC, RISCV);

  /** Copies the list. */
  public Architecture {
    also = List.copyOf(also);
  }

  /**
   * The architecture of a name.
   *
   * @param name one of the names of {@link #ALL}, or another name of one of them
   * @throws IllegalArgumentException if there is none; the message lists those that there are
   */
  public static Architecture of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(each -> each.name.equals(lower) || each.also.contains(lower))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "architecture '"
                        + name
                        + "' is not known; expected one of: "
                        + String.join(", ", ALL.stream().map(Architecture::name).toList())
                        + ", or a file"));
  }

  /**
   * Whether a CPU may leave the mask of an mm that it has left before it goes offline, so that who
   * goes by the mask later does not come to it again.
   */
  public boolean cpusLeaveMask() {
    return mask == MaskKind.EXACT || mask == MaskKind.TRIMMED;
  }

  /**
   * Whether a flush by the only user of an mm has the CPUs that linger in the mask leave it, so
   * that the flush is one of the own CPU alone ({@code flush_type_needed} of powerpc radix).
   */
  public boolean flushTrimsMask() {
    return mask == MaskKind.TRIMMED && flush == Flush.BROADCAST;
  }

  @Override
  public String toString() {
    return name;
  }
}
