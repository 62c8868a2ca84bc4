package org.lazymm.trace.verify;

/**
 * One of the states that the references of an mm can be in, after some choice of the untraced
 * moments so far.
 *
 * @param lazy the CPUs that are lazy on the mm
 * @param dropping the CPUs that have left the mm and have still to drop their reference
 * @param owing the slots of users that have left the mm and owe its teardown, see {@link
 *     UserWindow}
 * @param done the slots of users that have done all that they had to
 * @param bare foreign tasks that were found to have no mm of their own, by their numbers
 * @param switched the CPUs whose lost switch has happened already
 */
record RefState(Bits lazy, Bits dropping, Bits owing, Bits done, Bits bare, Bits switched) {
  static final RefState START =
      new RefState(Bits.NONE, Bits.NONE, Bits.NONE, Bits.NONE, Bits.NONE, Bits.NONE);

  boolean isLazy(int cpu) {
    return lazy.has(cpu);
  }

  RefState lazy(int cpu, boolean now) {
    return new RefState(lazy.with(cpu, now), dropping, owing, done, bare, switched);
  }

  boolean isDropping(int cpu) {
    return dropping.has(cpu);
  }

  RefState dropping(int cpu, boolean now) {
    return new RefState(lazy, dropping.with(cpu, now), owing, done, bare, switched);
  }

  int user(int slot) {
    return done.has(slot)
        ? UserWindow.AFTER
        : owing.has(slot) ? UserWindow.TEARDOWN : UserWindow.BEFORE;
  }

  RefState user(int slot, int now) {
    return new RefState(
        lazy,
        dropping,
        owing.with(slot, now == UserWindow.TEARDOWN),
        done.with(slot, now == UserWindow.AFTER),
        bare,
        switched);
  }

  boolean isBare(int task) {
    return bare.has(task);
  }

  RefState bare(int task, boolean found) {
    return new RefState(lazy, dropping, owing, done, bare.with(task, found), switched);
  }

  boolean hasSwitched(int cpu) {
    return switched.has(cpu);
  }

  RefState switched(int cpu, boolean already) {
    return new RefState(lazy, dropping, owing, done, bare, switched.with(cpu, already));
  }
}
