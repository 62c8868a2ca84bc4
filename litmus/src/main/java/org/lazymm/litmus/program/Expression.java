package org.lazymm.litmus.program;

/** Something that has a value; computing it may access memory. */
public sealed interface Expression
    permits Constant,
        Register,
        LoadExpression,
        Unary,
        Binary,
        Converted,
        ReadModifyWrite,
        SrcuLock {
  /**
   * Computes it. Leaves in the frame which reads the value came from.
   *
   * @param frame the running process
   */
  long value(Frame frame);

  /** The type of its value. */
  IntType type();

  /** How many operations on memory it makes. */
  int accesses();
}
