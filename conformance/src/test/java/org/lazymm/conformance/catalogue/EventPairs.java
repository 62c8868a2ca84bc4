package org.lazymm.conformance.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lazymm.scenario.ActionKind;
import org.lazymm.scenario.Step;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scenario.catalogue.CatalogueEntry;
import org.lazymm.scheduler.machine.Architecture;

/**
 * Which events of different CPUs the catalogue has side by side, and on which architectures: the
 * table of {@code docs/scenarios.md}.
 */
final class EventPairs {
  /** What happens on a CPU, as the table has it. */
  enum Event {
    EXIT("exit"),
    EXEC("exec"),
    USE("use_mm"),
    GIVE_BACK("moved task"),
    SWITCH("switch"),
    IDLE("idle"),
    FORK("fork"),
    FLUSH("flush"),
    TICK("tick"),
    NMI("NMI"),
    USER("user EQS"),
    DOWN("CPU down"),
    UP("CPU up"),
    MEMBARRIER("membarrier"),
    REFERENCE("pin, put");

    final String text;

    Event(String text) {
      this.text = text;
    }

    /** What a verb is; empty for user code, which is no event of the kernel. */
    static Optional<Event> of(ActionKind verb) {
      return Optional.ofNullable(
          switch (verb) {
            case EXIT, EXIT_MM, EXIT_COUNT, TEARDOWN -> EXIT;
            case EXEC, EXEC_MMAP -> EXEC;
            case USE_MM, USE_MM_SWITCH, UNUSE_MM -> USE;
            case GIVE_BACK -> GIVE_BACK;
            case RUN -> SWITCH;
            case IDLE, WAKE -> IDLE;
            case FORK, CLONE, COPY_PROCESS, WAKE_UP -> FORK;
            case FLUSH -> FLUSH;
            case TICK, TIMER -> TICK;
            case NMI -> NMI;
            case USER_ENTER, USER_EXIT -> USER;
            case OFFLINE, TAKE_DOWN, DIE, REAP -> DOWN;
            case ONLINE, BRING_UP, COME_UP, AWAIT_UP -> UP;
            case MEMBARRIER -> MEMBARRIER;
            case PIN, UNPIN, GET_USERS, PUT_USERS, PUT_USERS_ASYNC -> REFERENCE;
            case WORK, STORE, LOAD, FETCH, AWAIT -> null;
          });
    }
  }

  private final Map<Event, Map<Event, Set<CatalogueEntry>>> pairs = new EnumMap<>(Event.class);

  EventPairs() {
    for (Event one : Event.values()) {
      Map<Event, Set<CatalogueEntry>> row = new EnumMap<>(Event.class);
      for (Event other : Event.values()) {
        row.put(other, new LinkedHashSet<>());
      }
      pairs.put(one, row);
    }
    Catalogue.all().forEach(this::add);
  }

  private void add(CatalogueEntry entry) {
    List<Step> steps = entry.scenario().concurrentSteps();
    for (Step one : steps) {
      for (Step other : steps) {
        Optional<Event> first = Event.of(one.action().verb());
        Optional<Event> second = Event.of(other.action().verb());
        if (one.cpu() != other.cpu() && first.isPresent() && second.isPresent()) {
          pairs.get(first.get()).get(second.get()).add(entry);
        }
      }
    }
  }

  /** The scenarios in which two events happen on two CPUs side by side. */
  Set<CatalogueEntry> with(Event one, Event other) {
    return pairs.get(one).get(other);
  }

  /** The table, and below it the reason of each blank. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Event[] events = Event.values();
    lines.add(
        java.util.Arrays.stream(events)
            .map(event -> event.text)
            .collect(Collectors.joining(" | ", "| | ", " |")));
    lines.add("|---".repeat(events.length + 1) + "|");
    for (Event row : events) {
      StringBuilder line = new StringBuilder("| ").append(row.text).append(" |");
      for (Event column : events) {
        line.append(' ')
            .append(column.ordinal() > row.ordinal() ? "" : cell(row, column))
            .append(" |");
      }
      lines.add(line.toString());
    }
    lines.add("");
    lines.add("Pairs that no scenario has:");
    lines.add("");
    Map<String, List<String>> blanks = new TreeMap<>();
    for (Event row : events) {
      for (Event column : events) {
        if (column.ordinal() <= row.ordinal() && with(row, column).isEmpty()) {
          blanks
              .computeIfAbsent(reason(row, column), reason -> new ArrayList<>())
              .add(row.text + " and " + column.text);
        }
      }
    }
    blanks.forEach((reason, blank) -> lines.add("- " + reason + ": " + String.join("; ", blank)));
    return lines;
  }

  private String cell(Event row, Event column) {
    Set<CatalogueEntry> entries = with(row, column);
    if (entries.isEmpty()) {
      return "-";
    }
    Set<Architecture> on =
        entries.stream()
            .flatMap(entry -> entry.architectures().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String letters =
        Architecture.ALL.stream()
            .filter(on::contains)
            .map(each -> each.name().equals("x86-evict") ? "e" : each.name().substring(0, 1))
            .collect(Collectors.joining());
    return entries.size() + " " + letters;
  }

  /** Why two events need not meet. */
  static String reason(Event row, Event column) {
    if (row == Event.NMI || column == Event.NMI) {
      return "an NMI looks at the mm of its own CPU, which every exploration has used up to where it"
          + " is left";
    }
    if (row == Event.USER || column == Event.USER) {
      return "a CPU in user mode is not lazy, so nothing of it concerns the other but its switch";
    }
    if (row == Event.REFERENCE || column == Event.REFERENCE) {
      return "a pin or a user reference is a count of its own, which exit and switches meet";
    }
    if (row == Event.MEMBARRIER || column == Event.MEMBARRIER) {
      return "membarrier meets what changes rq->curr or ->mm, and the way there";
    }
    return "either is tried beside exit and switches, and most beside exec and use_mm; the two"
        + " together are not";
  }
}
