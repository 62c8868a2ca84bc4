package org.lazymm.scheduler.machine;

/** The commands of {@code membarrier(2)} that the model knows. */
public enum MembarrierCommand {
  /** Waits for a grace period: a full barrier on every CPU. */
  GLOBAL,
  /** Interrupts CPUs that run a process registered for it. */
  GLOBAL_EXPEDITED,
  /** Interrupts CPUs that run the caller's mm. */
  PRIVATE_EXPEDITED,
  /** The same with core serialisation, the caller's own CPU included. */
  PRIVATE_EXPEDITED_SYNC_CORE,
  /** Registers for {@link #GLOBAL_EXPEDITED}. */
  REGISTER_GLOBAL_EXPEDITED,
  /** Registers for {@link #PRIVATE_EXPEDITED}. */
  REGISTER_PRIVATE_EXPEDITED,
  /** Registers for {@link #PRIVATE_EXPEDITED_SYNC_CORE}. */
  REGISTER_PRIVATE_EXPEDITED_SYNC_CORE;

  /**
   * The bit of {@code membarrier_state} that a registration sets and its command asks for; 0 for
   * {@link #GLOBAL}.
   */
  long bit() {
    return switch (this) {
      case GLOBAL -> 0;
      case GLOBAL_EXPEDITED, REGISTER_GLOBAL_EXPEDITED -> 1;
      case PRIVATE_EXPEDITED, REGISTER_PRIVATE_EXPEDITED -> 2;
      case PRIVATE_EXPEDITED_SYNC_CORE, REGISTER_PRIVATE_EXPEDITED_SYNC_CORE -> 4;
    };
  }

  /** Whether it is a registration. */
  boolean registers() {
    return switch (this) {
      case GLOBAL, GLOBAL_EXPEDITED, PRIVATE_EXPEDITED, PRIVATE_EXPEDITED_SYNC_CORE -> false;
      case REGISTER_GLOBAL_EXPEDITED,
          REGISTER_PRIVATE_EXPEDITED,
          REGISTER_PRIVATE_EXPEDITED_SYNC_CORE ->
          true;
    };
  }
}
