package org.lazymm.api;

/**
 * The guarantees of a scheme, beyond being correct. A declared guarantee is tested. A guarantee
 * that is not declared is tested, too, where declining it would hide work: a barrier in {@link
 * LazyMmScheme#giveBack} that is there and not declared makes the kernel add a second one.
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
 * @param retainedPerCpu the greatest number of dead mms that each online CPU can keep from being
 *     freed, 0 or more; {@code Integer.MAX_VALUE} is no bound; checked by L1
 * @param boundedTime a dead mm without counted references is freed within a bounded number of
 *     steps, even if CPUs idle for ever; checked by L2
 * @param interruptsPerIdleHolder the greatest number of interrupts that an idle CPU gets for the
 *     death of the mm on which it is lazy, 0 or more; {@code Integer.MAX_VALUE} is no bound;
 *     checked by I2
 * @param sparesIdleBystanders an idle CPU gets no interrupt for the death of an mm on which the CPU
 *     is not lazy when the interrupt comes; a scheme that interrupts on the strength of an earlier
 *     read cannot guarantee this, as the CPU may have left since; checked by I1
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

  /**
   * Checks the ranges.
   *
   * @param countsLazyUsers as above
   * @param barrierOnGiveBack as above
   * @param gracePeriods as above
   * @param retainedPerCpu 0 or more
   * @param boundedTime as above
   * @param interruptsPerIdleHolder 0 or more
   * @param sparesIdleBystanders as above
   * @param sparesUserMode as above
   * @throws IllegalArgumentException if a number is negative
   */
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
   * No guarantee at all: nothing counted, no barrier, no bound on number or time of retention,
   * interrupts for every CPU.
   *
   * @return the guarantees, to be added to by the methods below
   */
  public static Guarantees none() {
    return new Guarantees(
        false, false, false, Integer.MAX_VALUE, false, Integer.MAX_VALUE, false, false);
  }

  /**
   * The same, with one counted reference for each lazy CPU.
   *
   * @return the new guarantees
   */
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

  /**
   * The same, with a full barrier in every give-back.
   *
   * @return the new guarantees
   */
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

  /**
   * The same, with frees that wait for grace periods.
   *
   * @return the new guarantees
   */
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
   * @return the new guarantees
   * @throws IllegalArgumentException if the bound is negative
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

  /**
   * The same, with frees in bounded time.
   *
   * @return the new guarantees
   */
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
   * @return the new guarantees
   * @throws IllegalArgumentException if the bound is negative
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

  /**
   * The same, with no interrupt for idle CPUs that are not lazy on the mm when the interrupt comes.
   *
   * @return the new guarantees
   */
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

  /**
   * The same, with no interrupt for CPUs in user mode.
   *
   * @return the new guarantees
   */
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
