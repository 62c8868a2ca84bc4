package org.lazymm.explorer.counterexample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lazymm.explorer.counterexample.Moment.Kind;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.scenario.CellRole;

/**
 * What a diagram of a counterexample shows: its events in an order in which they can be told,
 * without looks for interrupts that found none and without uses of mms that nobody complains of,
 * and with calls between CPUs as one line each.
 */
public final class Story {
  private static final int NOBODY = -1;

  private final Counterexample counterexample;
  private final List<Moment> moments = new ArrayList<>();

  /** Of each event, the number of the moment that it is part of; 0 if it is not shown. */
  private final int[] shown;

  /** Of each CPU, the CPU whose call it is carrying out. */
  private final int[] handled;

  private Story(Counterexample counterexample) {
    this.counterexample = counterexample;
    this.shown = new int[counterexample.events().size()];
    this.handled = new int[counterexample.scenario().cpus()];
    Arrays.fill(handled, NOBODY);
  }

  /** The moments of a counterexample, in the order in which they are shown. */
  public static List<Moment> of(Counterexample counterexample) {
    Story story = new Story(counterexample);
    counterexample.events().forEach(story::tell);
    return story.moments;
  }

  private void tell(ExecutionEvent event) {
    if (event.cpu() >= handled.length) {
      return; // An interrupt controller passes a ring on.
    }
    if (event.role() == CellRole.RING && event.handles() != NOBODY) {
      return; // The handler's last act: who called is told to look.
    }
    turn(event);
    switch (event.role()) {
      case REQUEST, DOORBELL -> {} // Told by the interrupt.
      case RING -> tellRing(event);
      case DONE -> tellEnd(event);
      case ORDINARY, USERS, COUNT, CPUMASK, FIELD, MM -> tellOperation(event);
    }
  }

  /** Tells that a handler begins or has ended before an event. */
  private void turn(ExecutionEvent event) {
    int cpu = event.cpu();
    if (event.handles() == handled[cpu]) {
      return;
    }
    if (handled[cpu] != NOBODY) {
      moment(event, Kind.END, "-- end of interrupt --", 0);
    }
    handled[cpu] = event.handles();
    if (handled[cpu] != NOBODY) {
      String text = "-- interrupt from cpu" + handled[cpu] + " --";
      moment(event, Kind.INTERRUPT, text, ring(handled[cpu], cpu));
    }
  }

  /** The moment at which a CPU interrupted another last; 0 if it is not shown. */
  private int ring(int from, int target) {
    return counterexample.events().stream()
        .filter(event -> event.cpu() == from && event.handles() == NOBODY)
        .filter(event -> event.role() == CellRole.RING && event.target() == target)
        .mapToInt(event -> shown[event.number()])
        .max()
        .orElse(0);
  }

  private void tellOperation(ExecutionEvent event) {
    switch (event.kind()) {
      case UPDATE_WRITE -> {} // Told with its read.
      case USE -> {
        if (counterexample.culprits().contains(event.number())) {
          add(event, event, Kind.OPERATION, Wording.of(event));
        }
      }
      case UPDATE_READ ->
          written(event)
              .ifPresentOrElse(
                  write -> add(event, write, Kind.OPERATION, Wording.of(event, write)),
                  () -> add(event, event, Kind.OPERATION, Wording.failed(event)));
      default -> add(event, event, Kind.OPERATION, Wording.of(event));
    }
  }

  private void tellRing(ExecutionEvent event) {
    if (event.kind() == ExecutionEvent.Kind.UPDATE_READ) {
      written(event).ifPresent(ring -> shown[ring.number()] = moments.size() + 1);
      shown[event.number()] = moments.size() + 1;
      moment(event, Kind.OPERATION, "interrupts cpu" + event.target(), 0);
    }
  }

  private void tellEnd(ExecutionEvent event) {
    if (event.kind() == ExecutionEvent.Kind.WRITE) {
      handled[event.cpu()] = NOBODY;
      add(event, event, Kind.END, "-- end of interrupt --");
    } else {
      String text = "waits for the end of the interrupt of cpu" + event.target();
      add(event, event, Kind.OPERATION, text);
    }
  }

  private Optional<ExecutionEvent> written(ExecutionEvent read) {
    int next = read.number() + 1;
    return next < counterexample.events().size()
        ? Optional.of(counterexample.events().get(next))
            .filter(event -> event.kind() == ExecutionEvent.Kind.UPDATE_WRITE)
            .filter(event -> event.cpu() == read.cpu())
        : Optional.empty();
  }

  private void add(ExecutionEvent first, ExecutionEvent last, Kind kind, String text) {
    shown[first.number()] = moments.size() + 1;
    shown[last.number()] = moments.size() + 1;
    moment(first, kind, text, first.readsFrom() >= 0 ? shown[first.readsFrom()] : 0);
  }

  private void moment(ExecutionEvent event, Kind kind, String text, int readsFrom) {
    int number = moments.size() + 1;
    boolean culprit = counterexample.culprits().stream().anyMatch(each -> shown[each] == number);
    moments.add(new Moment(number, event.cpu(), kind, text, readsFrom, event.site(), culprit));
  }
}
