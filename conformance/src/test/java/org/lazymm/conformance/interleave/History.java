package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a CPU's code has been told until now, and what it asks for next: the code is a function
 * of it. Histories of one CPU are a tree.
 */
final class History {
  /**
   * What is known of a CPU when it asks.
   *
   * @param active the number of its active mm
   * @param loaded the number of the mm in its MMU
   * @param lazy whether it is lazy on the active mm
   * @param irqsOff whether its interrupts are off
   * @param handling the history in which the interrupt was sent that it handles; -1 for none
   */
  record Look(int active, int loaded, boolean lazy, boolean irqsOff, int handling) {}

  final int id;
  final int cpu;
  final int length;
  final Request request;
  final List<Effect> effects;
  final Look look;
  final long broken;
  final long hash;

  private final List<Long> answers = new ArrayList<>(1);
  private final List<History> answered = new ArrayList<>(1);
  private final List<Integer> interrupts = new ArrayList<>(0);
  private final List<History> interrupted = new ArrayList<>(0);

  /**
   * A history.
   *
   * @param id a number of its own
   * @param cpu whose
   * @param length how many requests came before
   * @param request what is asked for next
   * @param effects what was done since the last request, in order
   * @param look what is known of the CPU
   * @param broken the properties that the code has broken since the last request
   */
  History(
      int id, int cpu, int length, Request request, List<Effect> effects, Look look, long broken) {
    this.id = id;
    this.cpu = cpu;
    this.length = length;
    this.request = request;
    this.effects = List.copyOf(effects);
    this.look = look;
    this.broken = broken;
    this.hash = Bits.mix(cpu, id);
  }

  /** The history after an answer; null if nobody has seen it. */
  @Nullable History after(boolean interrupt, long input) {
    if (interrupt) {
      int index = interrupts.indexOf((int) input);
      return index < 0 ? null : interrupted.get(index);
    }
    for (int index = 0; index < answers.size(); index++) {
      if (answers.get(index) == input) {
        return answered.get(index);
      }
    }
    return null;
  }

  /** Notes what came after an answer. */
  void follow(boolean interrupt, long input, History next) {
    if (interrupt) {
      interrupts.add((int) input);
      interrupted.add(next);
    } else {
      answers.add(input);
      answered.add(next);
    }
  }

  /** Whether it says the same as what was seen now. */
  boolean same(Request asked, List<Effect> done, Look seen, long found) {
    return request.equals(asked) && effects.equals(done) && look.equals(seen) && broken == found;
  }

  /** Whether an interrupt could be taken here. */
  boolean takesInterrupts() {
    return !look.irqsOff()
        && look.handling() < 0
        && request.kind() != Request.Kind.STOPPED
        && request.kind() != Request.Kind.INFEASIBLE;
  }

  @Override
  public String toString() {
    return "cpu" + cpu + "#" + length + " " + request;
  }
}
