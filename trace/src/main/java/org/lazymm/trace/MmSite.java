package org.lazymm.trace;

/** The kernel function from which an {@code mm_struct} was allocated or freed. */
public enum MmSite {
  /** {@code copy_process}: fork made the mm, or gave it back because the fork failed. */
  FORK("copy_process", "dup_mm", "copy_mm"),
  /** {@code mm_alloc}: exec made the mm. */
  EXEC_ALLOC("mm_alloc", "alloc_bprm", "bprm_mm_init"),
  /** {@code finish_task_switch}: a lazy reference was the last one. */
  SWITCH("finish_task_switch", "schedule_tail"),
  /** {@code do_exit}: the user reference of an exiting task was the last one. */
  EXIT("do_exit", "exit_mm"),
  /** {@code begin_new_exec}: exec gave up the old mm. */
  EXEC("begin_new_exec", "exec_mmap"),
  /** Any other place. */
  OTHER;

  @SuppressWarnings("ImmutableEnumChecker") // Bytes to compare with; nobody changes them.
  private final byte[][] functions;

  MmSite(String... functions) {
    this.functions = new byte[functions.length][];
    for (int i = 0; i < functions.length; i++) {
      this.functions[i] = Bytes.ascii(functions[i]);
    }
  }

  private static final MmSite[] ALL = values();

  /**
   * Finds the site whose function stands at a position; offsets and compiler suffixes may follow.
   */
  static MmSite at(byte[] text, int from, int to) {
    for (MmSite site : ALL) {
      for (byte[] function : site.functions) {
        int behind = from + function.length;
        if (Bytes.startsWith(text, from, to, function)
            && (behind == to || !Bytes.isWord(text[behind]))) {
          return site;
        }
      }
    }
    return OTHER;
  }
}
