package org.lazymm.explorer.counterexample;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lazymm.explorer.counterexample.LitmusOperation.Form;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;

/**
 * Shows the use of a freed mm by a value that is read. Where the use can come to see the free, the
 * free writes that it has happened and the use reads it. Where what the use did leads to the free
 * by values that are read, no execution that a model without load buffering allows has the use see
 * the free; then the use writes, and the free, which ought to come after it, does not see that.
 */
final class LifeFlag {
  private final Counterexample counterexample;
  private final LitmusNames names;

  /** The use and the free; empty if the reason is about something else. */
  private final Optional<Pair> pair;

  private record Pair(int use, int free, boolean leads) {}

  LifeFlag(Counterexample counterexample, LitmusNames names) {
    this.counterexample = counterexample;
    this.names = names;
    this.pair = pair();
  }

  private Optional<Pair> pair() {
    List<Integer> culprits = counterexample.culprits();
    if (culprits.size() != 2 || !isFree(culprits.get(1)) || isFree(culprits.get(0))) {
      return Optional.empty();
    }
    return switch (counterexample.cause().kind()) {
      case UNORDERED, TOO_LATE ->
          Optional.of(
              new Pair(culprits.get(0), culprits.get(1), leads(culprits.get(0), culprits.get(1))));
      default -> Optional.empty();
    };
  }

  private boolean isFree(int event) {
    return counterexample.events().get(event).kind() == ExecutionEvent.Kind.FREE;
  }

  /** Whether one event leads to another by program order and by what is read. */
  private boolean leads(int from, int to) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(to));
    while (!open.isEmpty()) {
      int number = open.remove();
      if (number == from) {
        return true;
      }
      if (number >= 0 && seen.add(number)) {
        ExecutionEvent event = counterexample.events().get(number);
        open.add(event.readsFrom());
        counterexample.events().stream()
            .filter(each -> each.cpu() == event.cpu() && each.at() == event.at() - 1)
            .forEach(each -> open.add(each.number()));
      }
    }
    return false;
  }

  /** What an event does to the flag; empty if it does nothing. */
  Optional<LitmusOperation> of(ExecutionEvent event) {
    return pair.flatMap(
        each -> {
          String cell = flag(each);
          boolean use = event.number() == each.use();
          boolean free = event.number() == each.free();
          if (event.kind() == ExecutionEvent.Kind.ALLOC
              && !each.leads()
              && isSameMemory(each, event)) {
            return Optional.of(new LitmusOperation(Form.WRITE, event, cell, 0, false));
          }
          if (!use && !free) {
            return Optional.empty();
          }
          Form form = use == each.leads() ? Form.WRITE : Form.READ;
          long value = form == Form.READ && each.leads() ? 0 : 1;
          return Optional.of(new LitmusOperation(form, event, cell, value, form == Form.READ));
        });
  }

  private boolean isSameMemory(Pair pair, ExecutionEvent event) {
    return counterexample.events().get(pair.free()).cell().equals(event.cell());
  }

  private String flag(Pair pair) {
    String memory = counterexample.events().get(pair.free()).cell();
    return names.cell(memory + (pair.leads() ? ".used" : ".freed"));
  }

  /** What the flag stands for, in a sentence; empty if there is none. */
  String legend() {
    return pair.map(
            each ->
                each.leads()
                    ? flag(each) + " is written by the use; the free ought to see it, and reads 0."
                    : flag(each) + " is written by the free, and the use reads it.")
        .orElse("");
  }
}
