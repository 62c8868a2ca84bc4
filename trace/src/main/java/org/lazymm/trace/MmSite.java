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
  /**
   * Exec gave up the old mm: {@code setup_new_exec} since Linux 7.0, {@code begin_new_exec} since
   * 5.8, {@code flush_old_exec} before.
   */
  EXEC("begin_new_exec", "setup_new_exec", "exec_mmap", "flush_old_exec"),
  /** {@code process_one_work}: {@code mmput_async} left the last user reference to a worker. */
  WORKER("process_one_work", "mmput_async_fn"),
  /** {@code sched_cpu_wait_empty} or {@code finish_cpu}: a CPU that goes down left the mm. */
  HOTPLUG("sched_cpu_wait_empty", "sched_force_init_mm", "finish_cpu", "idle_task_exit"),
  /**
   * {@code __mmdrop} itself, or {@code mmput}: where the compiler makes no tail call, the caller of
   * the allocator does not tell for whom the mm was freed.
   */
  DROP("__mmdrop", "mmdrop", "__mmput", "mmput"),
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
