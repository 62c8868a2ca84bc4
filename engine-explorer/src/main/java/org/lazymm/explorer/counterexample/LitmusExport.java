package org.lazymm.explorer.counterexample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;

/** Says a counterexample as a litmus test whose {@code exists} clause is this very execution. */
public final class LitmusExport {
  private final Counterexample counterexample;
  private final String scheme;
  private final LitmusNames names = new LitmusNames();
  private final Map<Integer, LitmusProcess> processes = new TreeMap<>();

  private LitmusExport(Counterexample counterexample, String scheme) {
    this.counterexample = counterexample;
    this.scheme = scheme;
  }

  /**
   * The litmus test of a counterexample.
   *
   * @param counterexample the execution
   * @param scheme the scheme with its options
   */
  public static LitmusTest of(Counterexample counterexample, String scheme) {
    return new LitmusExport(counterexample, scheme).export();
  }

  private LitmusTest export() {
    List<ExecutionEvent> events = SharedEvents.of(counterexample);
    List<Integer> cpus =
        events.stream()
            .filter(event -> event.kind() != Kind.BARRIER)
            .map(ExecutionEvent::cpu)
            .distinct()
            .sorted()
            .toList();
    if (cpus.isEmpty()) {
      return LitmusTest.impossible("no cell is accessed by two CPUs");
    }
    cpus.forEach(cpu -> processes.put(cpu, new LitmusProcess(cpus.indexOf(cpu), names)));
    for (ExecutionEvent event : events) {
      LitmusProcess process = processes.get(event.cpu());
      Optional<String> obstacle = process == null ? Optional.empty() : add(process, event);
      if (obstacle.isPresent()) {
        return LitmusTest.impossible(obstacle.get());
      }
    }
    return new LitmusTest(text(events), "");
  }

  /** Adds an event; what no litmus test can say is returned. */
  private Optional<String> add(LitmusProcess process, ExecutionEvent event) {
    switch (event.kind()) {
      case READ, AWAIT, IDLE -> process.read(event);
      case WRITE -> process.write(event);
      case BARRIER -> process.barrier(event);
      case USE -> process.use(event);
      case FREE, BIRTH -> process.free(event);
      case UPDATE_WRITE -> {} // Said with its read.
      case UPDATE_READ -> {
        if (!writes(event)) {
          process.read(relaxed(event));
        } else if (!process.update(event)) {
          return Optional.of("update '" + event.update() + "' at " + event.site());
        }
      }
    }
    return Optional.empty();
  }

  private boolean writes(ExecutionEvent read) {
    int next = read.number() + 1;
    return next < counterexample.events().size()
        && counterexample.events().get(next).kind() == Kind.UPDATE_WRITE
        && counterexample.events().get(next).cpu() == read.cpu();
  }

  /** An update that does not write is a relaxed read. */
  private static ExecutionEvent relaxed(ExecutionEvent read) {
    return new ExecutionEvent(
        read.number(),
        read.cpu(),
        read.at(),
        Kind.READ,
        "relaxed",
        read.cell(),
        read.role(),
        read.target(),
        read.value(),
        read.readsFrom(),
        read.before(),
        "",
        "",
        "",
        read.handles(),
        read.site());
  }

  private String text(List<ExecutionEvent> events) {
    String initial = initial(events);
    String code = String.join("\n", processes.values().stream().map(LitmusProcess::text).toList());
    String exists = exists(events);
    return "C "
        + counterexample.scenario().name().replaceAll("[^\\w+-]+", "-")
        + "\n\n(*\n"
        + comment()
        + " *)\n\n"
        + initial
        + "\n"
        + code
        + "\nexists ("
        + exists
        + ")\n";
  }

  private String comment() {
    StringBuilder comment = new StringBuilder();
    Headline headline = Headline.of(counterexample, scheme);
    headline.lines().forEach(line -> comment.append(" * ").append(safe(line)).append('\n'));
    if (!counterexample.culprits().isEmpty()) {
      comment
          .append(
              " * To use an mm is an unmarked read, to free it an unmarked write. On two CPUs\n")
          .append(" * under lkmm the point is their data race, not the value read.\n");
    }
    if (!names.legend().isEmpty()) {
      comment.append(" * Pointers: ").append(safe(names.legend())).append(".\n");
    }
    return comment.toString();
  }

  private static String safe(String line) {
    return line.replace("*)", "* )")
        .replace("(*", "( *")
        .replace('"', '\'')
        .replace('{', '(')
        .replace('}', ')');
  }

  /** The initial values that are not 0: those that a read has seen. */
  private String initial(List<ExecutionEvent> events) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (ExecutionEvent event : events) {
      if (event.readsFrom() == ExecutionEvent.INITIAL) {
        values.put(names.cell(event.cell()), names.value(event.value()));
      }
    }
    values.values().removeIf(value -> value == 0);
    StringBuilder text = new StringBuilder("{\n");
    values.forEach((cell, value) -> text.append('\t').append(cell + "=" + value + ";\n"));
    return text.append("}\n").toString();
  }

  private String exists(List<ExecutionEvent> events) {
    List<String> conditions = new ArrayList<>();
    processes.values().forEach(process -> conditions.addAll(process.conditions()));
    Set<Integer> overwritten = new HashSet<>();
    events.forEach(event -> overwritten.add(event.before()));
    for (ExecutionEvent event : events) {
      if (event.before() != ExecutionEvent.NONE && !overwritten.contains(event.number())) {
        conditions.add(names.cell(event.cell()) + "=" + names.value(event.value()));
      }
    }
    return conditions.isEmpty() ? "true" : String.join(" /\\ ", conditions);
  }
}
