package org.lazymm.trace.verify;

/**
 * One of the states that the references of an mm can be in, after some choice of the untraced
 * moments so far.
 *
 * @param lazyCpus a bit for each CPU that is lazy on the mm
 * @param users two bits for each user inside a window, see {@link UserWindow}
 * @param bare a bit for each foreign task in its exit that was found to have given up its own mm
 * @param switched a bit for each CPU whose lost switch has happened already
 */
record RefState(long lazyCpus, long users, long bare, long switched) {
  static final RefState START = new RefState(0, 0, 0, 0);

  boolean isLazy(int cpu) {
    return (lazyCpus & 1L << cpu) != 0;
  }

  RefState lazy(int cpu, boolean lazy) {
    long bit = 1L << cpu;
    return new RefState(lazy ? lazyCpus | bit : lazyCpus & ~bit, users, bare, switched);
  }

  int user(int slot) {
    return (int) (users >>> 2 * slot) & 3;
  }

  RefState user(int slot, int value) {
    long cleared = users & ~(3L << 2 * slot);
    return new RefState(lazyCpus, cleared | (long) value << 2 * slot, bare, switched);
  }

  boolean isBare(int task) {
    return (bare & 1L << task) != 0;
  }

  RefState bare(int task, boolean found) {
    long bit = 1L << task;
    return new RefState(lazyCpus, users, found ? bare | bit : bare & ~bit, switched);
  }

  boolean hasSwitched(int cpu) {
    return (switched & 1L << cpu) != 0;
  }

  RefState switched(int cpu, boolean done) {
    long bit = 1L << cpu;
    return new RefState(lazyCpus, users, bare, done ? switched | bit : switched & ~bit);
  }
}
