package org.lazymm.explorer.program;

import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;

/** Operations by the labels of their events: the one place that says which operation is which. */
public abstract class LabelledOperations implements Operations {
  /** A read. */
  protected abstract long readAs(int label, int location);

  /** A write that is no part of a read-modify-write. */
  protected abstract void writeAs(int label, int location, long value);

  /** A read-modify-write. */
  protected abstract long updateAs(
      int label, int location, Update update, long operand, long expected);

  /** A read that waits until its value equals another, or differs from it. */
  protected abstract long awaitAs(int label, int location, long value, boolean equal);

  /**
   * An event without a value.
   *
   * @param label its label
   * @param location the object that it is about, or -1
   */
  protected abstract void mark(int label, int location);

  @Override
  public final long read(int location, Mode mode) {
    return readAs(Label.READ | mode.label(), location);
  }

  @Override
  public final void write(int location, long value, Mode mode) {
    writeAs(Label.WRITE | mode.label(), location, value);
  }

  @Override
  public final long update(int location, Update update, long operand, long expected, Mode mode) {
    int lock = update == Update.LOCK || update == Update.TRY_LOCK ? Label.LOCK : 0;
    return updateAs(
        Label.READ | Label.RMW | lock | mode.label(), location, update, operand, expected);
  }

  @Override
  public final long await(int location, long value, boolean equal, Mode mode) {
    return awaitAs(Label.READ | Label.AWAIT | mode.label(), location, value, equal);
  }

  @Override
  public final long idle(int location, long value, Mode mode) {
    return awaitAs(Label.READ | Label.AWAIT | Label.IDLE | mode.label(), location, value, false);
  }

  @Override
  public final void fence(Fence fence) {
    mark(Label.of(fence), -1);
  }

  @Override
  public final void lock(int location) {
    update(location, Update.LOCK, 0, 0, Mode.ACQUIRE);
  }

  @Override
  public final void unlock(int location) {
    writeAs(Label.WRITE | Label.UNLOCK | Label.RELEASE, location, 0);
  }

  @Override
  public final long srcuLock(int domain) {
    return readAs(Label.READ | Label.SRCU, domain);
  }

  @Override
  public final void srcuUnlock(int domain, long section) {
    writeAs(Label.WRITE | Label.SRCU, domain, section);
  }

  @Override
  public final void synchronizeSrcu(int domain) {
    mark(Label.of(Fence.SYNCHRONIZE_SRCU), domain);
  }

  @Override
  public final void use(int object) {
    mark(Label.USE, object);
  }

  @Override
  public final void free(int object) {
    mark(Label.FREE, object);
  }

  @Override
  public final void reallocate(int object) {
    mark(Label.FREE | Label.ALLOC, object);
  }
}
