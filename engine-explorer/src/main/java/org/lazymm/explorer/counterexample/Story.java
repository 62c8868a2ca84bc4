package org.lazymm.explorer.counterexample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lazymm.explorer.counterexample.Moment.Kind;
import org.lazymm.explorer.kernel.Counterexample;
import org.lazymm.explorer.kernel.ExecutionEvent;

/**
 * What a diagram of a counterexample shows: its events in an order in which they can be told,
 * without looks for interrupts that found none and without uses of mms that nobody complains of,
 * and with calls between CPUs as one line each.
 */
public final class Story {
  private final Counterexample counterexample;
  private final List<Moment> moments = new ArrayList<>();

  /** Of each event, the number of the moment that it is part of; 0 if it is not shown. */
  private final int[] shown;

  /** The calls that each CPU has been told of, by the cell that counts them. */
  private final Map<String, Long> calls = new HashMap<>();

  private final boolean[] handling;

  private Story(Counterexample counterexample) {
    this.counterexample = counterexample;
    this.shown = new int[counterexample.events().size()];
    this.handling = new boolean[counterexample.scenario().cpus()];
  }

  /** The moments of a counterexample, in the order in which they are shown. */
  public static List<Moment> of(Counterexample counterexample) {
    Story story = new Story(counterexample);
    counterexample.events().forEach(story::tell);
    return story.moments;
  }

  private void tell(ExecutionEvent event) {
    Optional<InterruptCell> cell =
        event.kind() == ExecutionEvent.Kind.BARRIER
            ? Optional.empty()
            : InterruptCell.of(event.cell());
    if (cell.isPresent()) {
      tell(event, cell.get());
      return;
    }
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

  private void tell(ExecutionEvent event, InterruptCell cell) {
    int cpu = event.cpu();
    switch (cell.role()) {
      case DOORBELL -> {
        if (event.kind() != ExecutionEvent.Kind.UPDATE_READ) {
          endHandler(event);
        } else if (!handling[cpu]) {
          written(event)
              .ifPresent(ring -> add(event, ring, Kind.OPERATION, "interrupts cpu" + cell.to()));
        }
      }
      case REQUEST -> {
        endHandler(event);
        if (event.readsFrom() >= 0 && isNew(event)) {
          handling[cpu] = true;
          moment(
              event,
              Kind.INTERRUPT,
              "-- interrupt from cpu" + cell.from() + " --",
              ring(event.readsFrom(), cell.to()));
        }
      }
      case DONE -> {
        if (event.kind() == ExecutionEvent.Kind.WRITE) {
          handling[cpu] = false;
          add(event, event, Kind.END, "-- end of interrupt --");
        } else if (event.readsFrom() >= 0 && isNew(event)) {
          add(event, event, Kind.OPERATION, "sees that cpu" + cell.to() + " is done");
        } else if (isLast(event)) {
          add(event, event, Kind.OPERATION, "waits for cpu" + cell.to() + " for ever");
        }
      }
    }
  }

  /** A handler that reports to nobody has ended when its CPU looks for the next interrupt. */
  private void endHandler(ExecutionEvent event) {
    if (handling[event.cpu()]) {
      handling[event.cpu()] = false;
      moment(event, Kind.END, "-- end of interrupt --", 0);
    }
  }

  private boolean isNew(ExecutionEvent count) {
    long now = Long.parseLong(count.value());
    Long before = calls.put(count.cpu() + " " + count.cell(), now);
    return before == null ? now > 0 : now > before;
  }

  private boolean isLast(ExecutionEvent event) {
    return counterexample.events().stream()
        .filter(other -> other.cpu() == event.cpu())
        .max(Comparator.comparingInt(ExecutionEvent::at))
        .filter(last -> last.number() == event.number())
        .isPresent();
  }

  /** The moment at which the sender of a request rang. */
  private int ring(int request, int target) {
    ExecutionEvent sent = counterexample.events().get(request);
    return counterexample.events().stream()
        .filter(event -> event.cpu() == sent.cpu() && event.at() > sent.at())
        .filter(event -> event.cell().equals("cpu" + target + ".doorbell"))
        .findFirst()
        .map(event -> shown[event.number()])
        .orElse(0);
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
    boolean culprit =
        shown[event.number()] == number
            && counterexample.culprits().stream().anyMatch(each -> shown[each] == number);
    moments.add(new Moment(number, event.cpu(), kind, text, readsFrom, event.site(), culprit));
  }
}
