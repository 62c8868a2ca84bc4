package org.lazymm.conformance.interleave;

/** The interrupts that a CPU has not taken yet: the histories in which they were sent. */
final class InterruptQueue {
  private int[] sent = new int[4];
  private int size;

  void copyFrom(InterruptQueue other) {
    if (sent.length < other.size) {
      sent = new int[other.sent.length];
    }
    size = other.size;
    System.arraycopy(other.sent, 0, sent, 0, size);
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return sent[index];
  }

  void add(int history) {
    if (size == sent.length) {
      int[] more = new int[2 * size];
      System.arraycopy(sent, 0, more, 0, size);
      sent = more;
    }
    sent[size++] = history;
  }

  int removeFirst() {
    int first = sent[0];
    size--;
    System.arraycopy(sent, 1, sent, 0, size);
    return first;
  }

  long hash(long seed) {
    long hash = Bits.mix(seed, size);
    for (int index = 0; index < size; index++) {
      hash = Bits.mix(hash, sent[index]);
    }
    return hash;
  }
}
