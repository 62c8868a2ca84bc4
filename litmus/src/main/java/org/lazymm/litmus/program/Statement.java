package org.lazymm.litmus.program;

/** Something that a process does. */
public sealed interface Statement
    permits Assign,
        Store,
        Evaluate,
        AccessOrder,
        Locking,
        IfStatement,
        Block,
        SrcuUnlock,
        SrcuSynchronize {
  /**
   * Does it.
   *
   * @param frame the running process
   */
  void run(Frame frame);
}
