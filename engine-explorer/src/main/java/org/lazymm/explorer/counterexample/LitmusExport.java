package org.lazymm.explorer.counterexample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lazymm.explorer.counterexample.LitmusOperation.Form;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.replay.Counterexample;
import org.lazymm.explorer.replay.ExecutionEvent;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;
import org.lazymm.scenario.Action;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Forbidden;

/**
 * Says a counterexample as a litmus test whose {@code exists} clause is what is broken, with no
 * more of the execution than tells it from those in which it is not.
 */
public final class LitmusExport {
  private final Counterexample counterexample;
  private final String scheme;
  private final LitmusNames names = new LitmusNames();
  private final Map<Integer, LitmusProcess> processes = new TreeMap<>();
  private final LifeFlag flag;

  private LitmusExport(Counterexample counterexample, String scheme) {
    this.counterexample = counterexample;
    this.scheme = scheme;
    this.flag = new LifeFlag(counterexample, names);
  }

  /**
   * The litmus test of a counterexample.
   *
   * @param counterexample the execution
   * @param scheme the scheme with its options
   */
  public static ExportedLitmusTest of(Counterexample counterexample, String scheme) {
    return new LitmusExport(counterexample, scheme).export();
  }

  private ExportedLitmusTest export() {
    List<ExecutionEvent> events = SharedEvents.of(counterexample);
    List<Integer> cpus =
        events.stream()
            .filter(event -> event.kind() != Kind.BARRIER)
            .map(ExecutionEvent::cpu)
            .distinct()
            .sorted()
            .toList();
    if (cpus.isEmpty()) {
      return ExportedLitmusTest.impossible("no cell is accessed by two CPUs");
    }
    if (cpus.size() == 1) {
      return ExportedLitmusTest.impossible("cpu" + cpus.get(0) + " alone is enough to show it");
    }
    cpus.forEach(cpu -> processes.put(cpu, new LitmusProcess(cpus.indexOf(cpu), names)));
    for (ExecutionEvent event : events) {
      LitmusProcess process = processes.get(event.cpu());
      if (process != null) {
        if (event.kind() == Kind.UPDATE_READ && writes(event) && !canBeSaid(event)) {
          return ExportedLitmusTest.impossible(
              "update '" + event.update() + "' at " + event.site());
        }
        add(process, event);
      }
    }
    return new ExportedLitmusTest(text(events), "");
  }

  /** Adds what an event does, and what it does to the flag that shows a use of a freed mm. */
  private void add(LitmusProcess process, ExecutionEvent event) {
    Optional<LitmusOperation> shows = flag.of(event);
    boolean before = event.kind() == Kind.FREE && shows.filter(LitmusOperation::bug).isPresent();
    shows.filter(any -> before).ifPresent(process::add);
    said(event).ifPresent(process::add);
    shows.filter(any -> !before).ifPresent(process::add);
  }

  private Optional<LitmusOperation> said(ExecutionEvent event) {
    return switch (event.kind()) {
      case READ, AWAIT, IDLE -> said(Form.READ, event);
      case WRITE -> said(Form.WRITE, event);
      case BARRIER -> Optional.of(new LitmusOperation(Form.BARRIER, event, event.cell(), 0, false));
      case USE -> said(Form.USE, event);
      case FREE, ALLOC -> said(Form.FREE, event);
      case UPDATE_WRITE -> Optional.empty(); // Said with its read.
      case UPDATE_READ ->
          writes(event) ? said(Form.UPDATE, event) : said(Form.READ, relaxed(event));
    };
  }

  private Optional<LitmusOperation> said(Form form, ExecutionEvent event) {
    String cell = names.cell(event.cell());
    return Optional.of(new LitmusOperation(form, event, cell, names.value(event.value()), false));
  }

  private static boolean canBeSaid(ExecutionEvent update) {
    return switch (Update.valueOf(update.update().toUpperCase(Locale.ROOT))) {
      case EXCHANGE, ADD, COMPARE_EXCHANGE, AND, OR, XOR -> true;
      case ADD_INT, ADD_UNLESS, ADD_UNLESS_INT, LOCK, TRY_LOCK -> false;
    };
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
    Map<String, Long> initial = initial(events);
    String code = String.join("\n", processes.values().stream().map(LitmusProcess::text).toList());
    String exists = exists(events, initial);
    return "C "
        + counterexample.scenario().name().replaceAll("[^\\w+-]+", "-")
        + "\n\n(*\n"
        + comment()
        + " *)\n\n"
        + text(initial)
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
      comment.append(" * To use an mm is an unmarked read, to free it an unmarked write.\n");
    }
    if (!flag.legend().isEmpty()) {
      comment.append(" * ").append(safe(flag.legend())).append('\n');
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

  /** The values at first that are not 0. */
  private Map<String, Long> initial(List<ExecutionEvent> events) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (ExecutionEvent event : events) {
      String words = counterexample.backdrop().initial().getOrDefault(event.cell(), "");
      if (event.readsFrom() == ExecutionEvent.INITIAL) {
        words = event.value();
      }
      if (event.kind() != Kind.BARRIER && names.value(words) != 0) {
        values.put(names.cell(event.cell()), names.value(words));
      }
    }
    return values;
  }

  private static String text(Map<String, Long> initial) {
    StringBuilder text = new StringBuilder("{\n");
    initial.forEach((cell, value) -> text.append('\t').append(cell + "=" + value + ";\n"));
    return text.append("}\n").toString();
  }

  private String exists(List<ExecutionEvent> events, Map<String, Long> initial) {
    List<LitmusProcess> all = List.copyOf(processes.values());
    List<Smallest.Read> reads = new ArrayList<>();
    for (int process = 0; process < all.size(); process++) {
      List<LitmusOperation> operations = all.get(process).operations();
      for (int at = 0; at < operations.size(); at++) {
        LitmusOperation operation = operations.get(at);
        if (operation.reads()) {
          boolean bug = operation.bug() || isJudged(operation.event());
          reads.add(new Smallest.Read(process, at, operation.value(), bug));
        }
      }
    }
    StraightLine program =
        new StraightLine(all.stream().map(LitmusProcess::operations).toList(), names, initial);
    List<String> conditions = new ArrayList<>();
    Smallest.of(program, reads)
        .forEach(
            read -> conditions.add(all.get(read.process()).condition(read.at(), read.value())));
    conditions.addAll(finalValues(events));
    return conditions.isEmpty() ? "true" : String.join(" /\\ ", conditions);
  }

  /** Whether what an event reads is part of the outcome that is forbidden. */
  private boolean isJudged(ExecutionEvent event) {
    return UserCode.step(counterexample, event)
        .filter(step -> step.verb() == ActionKind.LOAD || step.verb() == ActionKind.FETCH)
        .filter(step -> judged().contains(step.second()))
        .isPresent();
  }

  /** The registers and variables that the outcome is about which is forbidden. */
  private Set<String> judged() {
    return counterexample.culprits().isEmpty()
        ? counterexample.scenario().forbidden().map(Forbidden::names).orElse(Set.of())
        : Set.of();
  }

  /** What the variables that are judged hold in the end. */
  private List<String> finalValues(List<ExecutionEvent> events) {
    Map<String, String> last = new LinkedHashMap<>();
    Set<Integer> overwritten = new HashSet<>();
    events.forEach(event -> overwritten.add(event.before()));
    for (ExecutionEvent event : events) {
      boolean judged =
          UserCode.step(counterexample, event)
              .filter(step -> step.verb() == ActionKind.STORE)
              .map(Action::name)
              .filter(judged()::contains)
              .isPresent();
      if (judged && !overwritten.contains(event.number())) {
        String cell = names.cell(event.cell());
        last.put(cell, cell + "=" + names.value(event.value()));
      }
    }
    return List.copyOf(last.values());
  }
}
