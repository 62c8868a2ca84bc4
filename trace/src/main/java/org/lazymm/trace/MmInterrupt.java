package org.lazymm.trace;

/** The interrupts by which a kernel has other CPUs leave an mm, by their functions. */
public enum MmInterrupt {
  /** {@code do_exit_flush_lazy_tlb}: powerpc radix trims the mask of an mm that is flushed. */
  FLUSH("do_exit_flush_lazy_tlb"),
  /** {@code do_shoot_lazy_tlb}: {@code __mmdrop} has lazy CPUs leave the mm. */
  SHOOT("do_shoot_lazy_tlb"),
  /** Any other function. */
  OTHER("");

  private static final byte[] FINAL_FLUSH = Bytes.ascii("radix__tlb_flush");

  @SuppressWarnings("ImmutableEnumChecker") // Bytes to compare with; nobody changes them.
  private final byte[] function;

  MmInterrupt(String function) {
    this.function = Bytes.ascii(function);
  }

  /** The interrupt whose function stands at a position. */
  static MmInterrupt of(byte[] text, int from, int to) {
    return names(text, from, to, FLUSH.function)
        ? FLUSH
        : names(text, from, to, SHOOT.function) ? SHOOT : OTHER;
  }

  /** Whether the caller that stands at a position flushes a whole mm: its end is near. */
  static boolean isFinalFlush(byte[] text, int from, int to) {
    return names(text, from, to, FINAL_FLUSH);
  }

  private static boolean names(byte[] text, int from, int to, byte[] function) {
    int behind = from + function.length;
    return Bytes.startsWith(text, from, to, function)
        && (behind == to || !Bytes.isWord(text[behind]));
  }
}
