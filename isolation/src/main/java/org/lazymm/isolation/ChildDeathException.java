package org.lazymm.isolation;

/**
 * A child came to its end before its task did, or had to be ended. The message says what it did, in
 * words that follow the name of whose code it ran.
 */
public final class ChildDeathException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What is known of the end. */
  public enum Kind {
    /** No JVM could be started, which is nobody's fault but the machine's. */
    UNSTARTED,

    /** The child ended by itself, or somebody else ended it. */
    ENDED,

    /** Its heap was full. */
    MEMORY,

    /** The task took too long. */
    TIME,

    /** It did what no child may, and was ended. */
    MISBEHAVED
  }

  ChildDeathException(Kind kind, String what) {
    super(what);
    this.kind = kind;
  }

  /** What is known of the end. */
  public Kind kind() {
    return kind;
  }

  /** What the child did. */
  public String what() {
    return String.valueOf(getMessage());
  }
}
