package org.lazymm.api;

/**
 * What a scheme promises beyond being correct. A promise made is tested, and so is a promise not
 * made where a false "no" would hide work.
 *
 * <pre>{@code
 * Guarantees.none().countingLazyUsers().withBarrierOnGiveBack().retainingAtMost(1)
 * }</pre>
 *
 * @param countsLazyUsers each lazy CPU holds one counted reference ({@code
 *     CONFIG_MMU_LAZY_TLB_REFCOUNT}); checked by K1
 * @param barrierOnGiveBack {@link LazyMmScheme#giveBack} contains a full barrier, so that the
 *     kernel needs no explicit one for {@code membarrier(2)} after a switch to the same mm; checked
 *     by M11
 * @param gracePeriods freeing waits for grace periods; see L4
 * @param retainedPerCpu how many dead mms each online CPU can keep from being freed at the most, 0
 *     or more; checked by L1
 * @param boundedTime a dead mm that nobody counts is freed within a bounded number of steps even if
 *     CPUs idle for ever; checked by L2
 * @param interruptsPerIdleHolder how many interrupts an idle CPU that is lazy on an mm gets because
 *     it dies, at the most; 0 or more; checked by I2
 * @param sparesIdleBystanders an idle CPU gets no interrupt because an mm dies on which it is not
 *     lazy when the interrupt comes; whoever interrupts by what was read a moment ago cannot
 *     promise it, as the CPU may have left since; checked by I1
 * @param sparesUserMode a CPU in user mode gets no interrupt for lazy reasons; checked by I3
 */
public record Guarantees(
    boolean countsLazyUsers,
    boolean barrierOnGiveBack,
    boolean gracePeriods,
    int retainedPerCpu,
    boolean boundedTime,
    int interruptsPerIdleHolder,
    boolean sparesIdleBystanders,
    boolean sparesUserMode) {

  /** Checks the ranges. */
  public Guarantees {
    if (retainedPerCpu < 0) {
      throw new IllegalArgumentException(
          "retainedPerCpu " + retainedPerCpu + ": must be 0 or more");
    }
    if (interruptsPerIdleHolder < 0) {
      throw new IllegalArgumentException(
          "interruptsPerIdleHolder " + interruptsPerIdleHolder + ": must be 0 or more");
    }
  }

  /**
   * No promise at all: nothing counted, no barrier, unbounded retention in time, interrupts for
   * everybody.
   */
  public static Guarantees none() {
    return new Guarantees(
        false, false, false, Integer.MAX_VALUE, false, Integer.MAX_VALUE, false, false);
  }

  /** The same, with each lazy CPU holding one counted reference. */
  public Guarantees countingLazyUsers() {
    return new Guarantees(
        true,
        barrierOnGiveBack,
        gracePeriods,
        retainedPerCpu,
        boundedTime,
        interruptsPerIdleHolder,
        sparesIdleBystanders,
        sparesUserMode);
  }

  /** The same, with a full barrier in every give-back. */
  public Guarantees withBarrierOnGiveBack() {
    return new Guarantees(
        countsLazyUsers,
        true,
        gracePeriods,
        retainedPerCpu,
        boundedTime,
        interruptsPerIdleHolder,
        sparesIdleBystanders,
        sparesUserMode);
  }

  /** The same, with frees that wait for grace periods. */
  public Guarantees withGracePeriods() {
    return new Guarantees(
        countsLazyUsers,
        barrierOnGiveBack,
        true,
        retainedPerCpu,
        boundedTime,
        interruptsPerIdleHolder,
        sparesIdleBystanders,
        sparesUserMode);
  }

  /**
   * The same, with a bound on the number of dead mms that each online CPU can keep.
   *
   * @param mmsPerCpu the bound, 0 or more
   */
  public Guarantees retainingAtMost(int mmsPerCpu) {
    return new Guarantees(
        countsLazyUsers,
        barrierOnGiveBack,
        gracePeriods,
        mmsPerCpu,
        boundedTime,
        interruptsPerIdleHolder,
        sparesIdleBystanders,
        sparesUserMode);
  }

  /** The same, with frees in bounded time. */
  public Guarantees inBoundedTime() {
    return new Guarantees(
        countsLazyUsers,
        barrierOnGiveBack,
        gracePeriods,
        retainedPerCpu,
        true,
        interruptsPerIdleHolder,
        sparesIdleBystanders,
        sparesUserMode);
  }

  /**
   * The same, with a bound on the interrupts that an idle lazy CPU gets for each death.
   *
   * @param interrupts the bound, 0 or more
   */
  public Guarantees interruptingIdleHolders(int interrupts) {
    return new Guarantees(
        countsLazyUsers,
        barrierOnGiveBack,
        gracePeriods,
        retainedPerCpu,
        boundedTime,
        interrupts,
        sparesIdleBystanders,
        sparesUserMode);
  }

  /** The same, with no interrupt for idle CPUs that are not lazy on the mm when it comes. */
  public Guarantees sparingIdleBystanders() {
    return new Guarantees(
        countsLazyUsers,
        barrierOnGiveBack,
        gracePeriods,
        retainedPerCpu,
        boundedTime,
        interruptsPerIdleHolder,
        true,
        sparesUserMode);
  }

  /** The same, with no interrupt for CPUs in user mode. */
  public Guarantees sparingUserMode() {
    return new Guarantees(
        countsLazyUsers,
        barrierOnGiveBack,
        gracePeriods,
        retainedPerCpu,
        boundedTime,
        interruptsPerIdleHolder,
        sparesIdleBystanders,
        true);
  }
}
