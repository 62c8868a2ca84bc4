package org.lazymm.conformance.interleave;

/**
 * What a CPU's code is about to do when it lets others go on.
 *
 * @param kind what
 * @param place the cell, the mm or the CPU that it is about; -1 if there is none
 * @param first the value written or added, or the first of two arguments
 * @param second the value that a compare-exchange writes, or the second argument
 * @param uses the mm that it uses, by being an access to what belongs to it; -1 if it uses none
 */
record Request(Kind kind, int place, long first, long second, int uses) {

  /** The kinds of requests. */
  enum Kind {
    /** The code of a CPU has not begun. */
    BEGIN,
    LOAD,
    STORE,
    EXCHANGE,
    COMPARE_EXCHANGE,
    /** Adds the first argument; the second says which call of the kernel it belongs to. */
    ADD,
    ADD_AND_GET,
    MASK_SET,
    MASK_CLEAR,
    MASK_TEST,
    MASK_NEXT,
    /** A barrier that waits for the CPU's own stores. */
    FENCE,
    /** A barrier that orders nothing more where stores leave in their order. */
    WEAK_FENCE,
    /** Does nothing: interrupts are about to be turned off, and one may still come. */
    PAUSE,
    /** Puts an interrupt of a call (first) into the queue of a CPU; second is 1 if it orders. */
    APPEND,
    /** Waits until all targets of a call have run the handler. */
    WAIT,
    /** Waits until a cell holds a value. */
    AWAIT,
    /** Frees an mm, once the CPU's own stores have arrived. */
    FREE,
    /** Looks, at once, at the work that a dead CPU has deferred. */
    WORK_OF,
    /** The steps are over; interrupts are handled. */
    DONE,
    /** The scheme threw: nothing comes any more. */
    STOPPED,
    /** The machine says that this cannot happen. */
    INFEASIBLE
  }

  /** The call of the kernel that an addition belongs to: none of the two below. */
  static final int NO_CALL = 0;

  /** {@code Kernel.grab}. */
  static final int GRAB = 1;

  /** {@code Kernel.ungrab}. */
  static final int UNGRAB = 2;

  static Request of(Kind kind) {
    return new Request(kind, -1, 0, 0, -1);
  }

  static Request of(Kind kind, int place) {
    return new Request(kind, place, 0, 0, -1);
  }

  static Request of(Kind kind, int place, long first) {
    return new Request(kind, place, first, 0, -1);
  }

  Request using(int mm) {
    return new Request(kind, place, first, second, mm);
  }

  /** Whether the CPU's own stores must have left its buffer before. */
  boolean drainsFirst() {
    return switch (kind) {
      case EXCHANGE,
          COMPARE_EXCHANGE,
          ADD,
          ADD_AND_GET,
          MASK_SET,
          MASK_CLEAR,
          FENCE,
          APPEND,
          FREE ->
          true;
      default -> false;
    };
  }

  /** Whether no other CPU goes on before it, if it can be done at once. */
  boolean atOnce() {
    return kind == Kind.WORK_OF;
  }

  /** Whether it is an access to a cell. */
  boolean isAccess() {
    return switch (kind) {
      case LOAD,
          STORE,
          EXCHANGE,
          COMPARE_EXCHANGE,
          ADD,
          ADD_AND_GET,
          MASK_SET,
          MASK_CLEAR,
          MASK_TEST,
          MASK_NEXT,
          AWAIT ->
          true;
      default -> false;
    };
  }

  /** Whether the CPU is through. */
  boolean over() {
    return kind == Kind.DONE || kind == Kind.STOPPED || kind == Kind.INFEASIBLE;
  }
}
