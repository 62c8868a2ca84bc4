package org.lazymm.explorer.graph;

/**
 * What an event is, packed into an int: its kind, its order, its part in a read-modify-write.
 *
 * <p>Graphs are arrays of primitives, as they are copied and compared millions of times.
 */
public final class Label {
  /** It reads a location. */
  public static final int READ = 1;

  /** It writes a location. */
  public static final int WRITE = 1 << 1;

  /** It is a {@link Fence}. */
  public static final int FENCE = 1 << 2;

  /** {@link Mode#PLAIN}. */
  public static final int PLAIN = 1 << 3;

  /** {@link Mode#ACQUIRE}. */
  public static final int ACQUIRE = 1 << 4;

  /** {@link Mode#RELEASE}. */
  public static final int RELEASE = 1 << 5;

  /** {@link Mode#FULL}. */
  public static final int FULL = 1 << 6;

  /** {@link Mode#NO_RETURN}. */
  public static final int NO_RETURN = 1 << 7;

  /** Read or write of a read-modify-write; also of one that fails and only reads. */
  public static final int RMW = 1 << 8;

  /** Read or write of a lock; always with {@link #RMW}. */
  public static final int LOCK = 1 << 9;

  /** The write of an unlock; always a release. */
  public static final int UNLOCK = 1 << 10;

  /** A read that blocks its thread until its value passes a test. */
  public static final int AWAIT = 1 << 11;

  /**
   * An object is used: like a plain read of all of it, that must come before the object is freed.
   * Has no value; its location is the object.
   */
  public static final int USE = 1 << 12;

  /** An object is freed: like a plain write to all of it. Its location is the object. */
  public static final int FREE = 1 << 13;

  /** A wait, always with {@link #AWAIT}, that may last for ever: its thread has nothing to do. */
  public static final int IDLE = 1 << 14;

  /** An object's memory becomes another object; always with {@link #FREE}, as it is as a write. */
  public static final int ALLOC = 1 << 15;

  /**
   * With {@link #READ}, a sleepable read-side critical section begins; with {@link #WRITE}, one
   * ends. Its location is the domain.
   */
  public static final int SRCU = 1 << 16;

  private static final int FENCE_SHIFT = 20;

  private Label() {}

  /** The label of a fence. */
  public static int of(Fence fence) {
    return FENCE | fence.ordinal() << FENCE_SHIFT;
  }

  /**
   * Which fence it is.
   *
   * @param label of a fence
   */
  public static Fence fence(int label) {
    return Fence.of(label >>> FENCE_SHIFT);
  }

  /**
   * The label of the write of a read-modify-write.
   *
   * @param read the label of its read
   */
  public static int writeOfUpdate(int read) {
    return (read & (RMW | LOCK | FULL | RELEASE)) | WRITE;
  }

  /** Whether it has all of some properties. */
  public static boolean is(int label, int properties) {
    return (label & properties) == properties;
  }
}
