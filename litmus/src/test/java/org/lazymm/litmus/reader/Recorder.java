package org.lazymm.litmus.reader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.program.Operations;

/** Writes operations down, and answers reads with given values. */
final class Recorder implements Operations {
  private final Deque<Long> answers = new ArrayDeque<>();
  private final List<String> lines = new ArrayList<>();
  private int position;
  private String dependencies = "";

  Recorder(long... answers) {
    for (long answer : answers) {
      this.answers.add(answer);
    }
  }

  List<String> lines() {
    return lines;
  }

  private void add(String what, int places) {
    lines.add(position + " " + what + dependencies);
    dependencies = "";
    position += places;
  }

  @Override
  public int position() {
    return position;
  }

  @Override
  public void depending(long address, long data, long control) {
    dependencies =
        (address == 0 ? "" : " addr " + Long.toBinaryString(address))
            + (data == 0 ? "" : " data " + Long.toBinaryString(data))
            + (control == 0 ? "" : " ctrl " + Long.toBinaryString(control));
  }

  @Override
  public long read(int location, Mode mode) {
    add("read " + location + " " + mode, 1);
    return answers.remove();
  }

  @Override
  public void write(int location, long value, Mode mode) {
    add("write " + location + " " + value + " " + mode, 1);
  }

  @Override
  public long update(int location, Update update, long operand, long expected, Mode mode) {
    long old = answers.remove();
    add(
        "%s %d %d %d %s".formatted(update, location, operand, expected, mode),
        update.writes(old, expected) ? 2 : 1);
    return old;
  }

  @Override
  public long await(int location, long value, boolean equal, Mode mode) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long[] operandsRead() {
    return new long[0];
  }

  @Override
  public void fence(Fence fence) {
    add(fence.name(), 1);
  }

  @Override
  public void lock(int location) {
    add("lock " + location, 2);
  }

  @Override
  public void unlock(int location) {
    add("unlock " + location, 1);
  }

  @Override
  public long srcuLock(int domain) {
    add("srcu lock " + domain, 1);
    return answers.remove();
  }

  @Override
  public void srcuUnlock(int domain, long section) {
    add("srcu unlock " + domain + " " + section, 1);
  }

  @Override
  public void synchronizeSrcu(int domain) {
    add("synchronize srcu " + domain, 1);
  }

  @Override
  public void use(int object) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void free(int object) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long idle(int location, long value, Mode mode) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void reallocate(int object) {
    throw new UnsupportedOperationException();
  }
}
