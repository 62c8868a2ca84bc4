package org.lazymm.explorer.counterexample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lazymm.explorer.replay.Backdrop;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.scenario.CellRole;

/**
 * What a diagram of a counterexample shows: its events in an order in which they can be told,
 * without looks for interrupts that found none and without uses of mms that nobody complains of,
 * with calls between CPUs as one line each, and with the steps of the scenario that they are part
 * of.
 */
public final class DiagramRows {
  private static final int NOBODY = -1;

  private final Counterexample counterexample;
  private final Detail detail;
  private final List<DiagramRow> moments = new ArrayList<>();
  private int rows;

  /** Of each moment its first and its last event. */
  private final List<ExecutionEvent> firsts = new ArrayList<>();

  private final List<ExecutionEvent> lasts = new ArrayList<>();

  /** Of each event, the number of the moment that it is part of; 0 if it is not shown. */
  private final int[] shown;

  /** Of each CPU, the CPU whose call it is carrying out. */
  private final int[] handled;

  /** Of each CPU, what of the scenario was last said to begin. */
  private final String[] headings;

  private DiagramRows(Counterexample counterexample, Detail detail) {
    this.counterexample = counterexample;
    this.detail = detail;
    this.shown = new int[counterexample.events().size()];
    this.handled = new int[counterexample.scenario().cpus()];
    this.headings = new String[counterexample.scenario().cpus()];
    Arrays.fill(handled, NOBODY);
    Arrays.fill(headings, "");
  }

  /**
   * Tells a counterexample.
   *
   * @param counterexample what is told
   * @param detail how much of it
   */
  public static DiagramRows of(Counterexample counterexample, Detail detail) {
    DiagramRows story = new DiagramRows(counterexample, detail);
    BitSet kept = detail.whole() ? new BitSet() : Slice.of(counterexample);
    counterexample.events().stream()
        .filter(event -> detail.whole() || kept.get(event.number()))
        .forEach(story::tell);
    story.link();
    return story;
  }

  /** The moments, in the order in which they are shown. */
  public List<DiagramRow> moments() {
    return List.copyOf(moments);
  }

  /** How many moments are counted: all but the beginnings of steps. */
  int rows() {
    return rows;
  }

  /** The number of the moment that an event is part of; 0 if it is not shown. */
  int momentOf(int event) {
    return shown[event];
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
      case ORDINARY, USERS, COUNT, CPUMASK, FIELD, MM, SCRIPT -> tellOperation(event);
    }
  }

  /** Tells which step an event is part of, if that was not yet said. */
  private void head(ExecutionEvent event) {
    String heading = heading(event);
    if (!heading.isEmpty() && !heading.equals(headings[event.cpu()])) {
      headings[event.cpu()] = heading;
      put(0, event, event, DiagramRow.Kind.STEP, heading, List.of());
    }
  }

  private String heading(ExecutionEvent event) {
    Backdrop backdrop = counterexample.backdrop();
    int cpu = event.cpu();
    if (cpu < backdrop.restsFrom().size() && event.at() >= backdrop.restsFrom().get(cpu)) {
      return "== after its steps";
    }
    return backdrop.steps().stream()
        .filter(begin -> begin.cpu() == cpu && begin.at() <= event.at())
        .reduce((earlier, later) -> later)
        .map(begin -> "== " + begin.what())
        .orElse("");
  }

  /** Tells that a handler begins or has ended before an event. */
  private void turn(ExecutionEvent event) {
    int cpu = event.cpu();
    if (event.handles() == handled[cpu]) {
      return;
    }
    if (handled[cpu] != NOBODY) {
      moment(event, DiagramRow.Kind.END, "-- end of interrupt --", 0);
    }
    handled[cpu] = event.handles();
    if (handled[cpu] != NOBODY) {
      String text = "-- interrupt from cpu" + handled[cpu] + " --";
      moment(event, DiagramRow.Kind.INTERRUPT, text, ring(handled[cpu], cpu));
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
          add(event, event, DiagramRow.Kind.OPERATION, EventText.of(event));
        }
      }
      case UPDATE_READ ->
          written(event)
              .ifPresentOrElse(
                  write -> add(event, write, DiagramRow.Kind.OPERATION, EventText.of(event, write)),
                  () -> add(event, event, DiagramRow.Kind.OPERATION, EventText.failed(event)));
      default -> add(event, event, DiagramRow.Kind.OPERATION, EventText.of(event));
    }
  }

  private void tellRing(ExecutionEvent event) {
    if (event.kind() == ExecutionEvent.Kind.UPDATE_READ) {
      written(event).ifPresent(ring -> shown[ring.number()] = rows + 1);
      shown[event.number()] = rows + 1;
      moment(event, DiagramRow.Kind.OPERATION, "interrupts cpu" + event.target(), 0);
    }
  }

  private void tellEnd(ExecutionEvent event) {
    if (event.kind() == ExecutionEvent.Kind.WRITE) {
      handled[event.cpu()] = NOBODY;
      add(event, event, DiagramRow.Kind.END, "-- end of interrupt --");
    } else {
      String text = "waits for the end of the interrupt of cpu" + event.target();
      add(event, event, DiagramRow.Kind.OPERATION, text);
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

  private void add(ExecutionEvent first, ExecutionEvent last, DiagramRow.Kind kind, String text) {
    head(first);
    rows++;
    shown[first.number()] = rows;
    shown[last.number()] = rows;
    put(rows, first, last, kind, text, List.of());
  }

  /** Adds a moment that is related to one other alone; 0 if to none. */
  private void moment(ExecutionEvent event, DiagramRow.Kind kind, String text, int readsFrom) {
    head(event);
    rows++;
    boolean linked = readsFrom > 0 && detail.edges().contains(Edge.READS_FROM);
    List<Link> links = linked ? List.of(new Link(Edge.READS_FROM, readsFrom)) : List.of();
    put(rows, event, event, kind, text, links);
  }

  private void put(
      int number,
      ExecutionEvent first,
      ExecutionEvent last,
      DiagramRow.Kind kind,
      String text,
      List<Link> links) {
    String site = number == 0 ? "" : first.site();
    moments.add(new DiagramRow(number, first.cpu(), kind, text, links, site, false));
    firsts.add(first);
    lasts.add(last);
  }

  /** Says of each moment which others it is related to, once all have their numbers. */
  private void link() {
    Relations relations = new Relations(counterexample.events());
    for (int index = 0; index < moments.size(); index++) {
      DiagramRow moment = moments.get(index);
      Set<Link> links = new LinkedHashSet<>(moment.links());
      boolean whole = moment.number() > 0 && shown[firsts.get(index).number()] == moment.number();
      for (Edge edge : Edge.values()) {
        if (whole && detail.edges().contains(edge)) {
          relations
              .of(edge, firsts.get(index), lasts.get(index))
              .map(other -> shown[other])
              .filter(number -> number > 0 && number != moment.number())
              .forEach(number -> links.add(new Link(edge, number)));
        }
      }
      boolean culprit =
          counterexample.culprits().stream()
              .anyMatch(each -> moment.number() > 0 && shown[each] == moment.number());
      moments.set(
          index,
          new DiagramRow(
              moment.number(),
              moment.cpu(),
              moment.kind(),
              moment.text(),
              List.copyOf(links),
              moment.site(),
              culprit));
    }
  }
}
