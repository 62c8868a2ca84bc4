package org.lazymm.isolation;

import org.jspecify.annotations.Nullable;

/**
 * A piece of what parent and child say to each other.
 *
 * @param kind what it is about
 * @param task the number of the task that it belongs to, from 1; 0 if it belongs to none
 * @param payload what it says; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record Frame(Kind kind, int task, byte[] payload) {
  /** The most bytes of a payload. */
  public static final int LONGEST = 32 << 20;

  /** With every change of the protocol, this number changes. */
  static final byte VERSION = 1;

  /** How each frame begins, before the version. */
  static final int MAGIC = 0x4c5a4d;

  /** What frames are about. */
  public enum Kind {
    /** The child is there; the payload is the path of its trail, empty if it leaves none. */
    HELLO,

    /** The parent asks for work. */
    TASK,

    /** The child is alive. The payload is how many pieces of work it has begun, in 8 bytes. */
    ALIVE,

    /** The child prints a result, in UTF-8. */
    OUT,

    /** The child prints a diagnostic, in UTF-8. */
    ERR,

    /** The task is done: a byte, its exit code, and what came of it. */
    DONE;

    private static final Kind[] ALL = values();

    /** The kind of a number; null if there is none. */
    static @Nullable Kind of(int number) {
      return number >= 0 && number < ALL.length ? ALL[number] : null;
    }
  }
}
