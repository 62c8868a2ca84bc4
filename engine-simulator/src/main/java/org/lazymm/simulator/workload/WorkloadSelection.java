package org.lazymm.simulator.workload;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lazymm.output.Printable;

/**
 * A workload with the values of its knobs.
 *
 * @param workload which
 * @param knobs a value for each of its knobs
 */
public record WorkloadSelection(Workload workload, SortedMap<String, Long> knobs) {

  /** All workloads on the class path, in the order of help texts. */
  public static final List<Workload> ALL = Workloads.onClassPath().workloads();

  /** Checks that every knob has an allowed value and nothing else has one. */
  public WorkloadSelection {
    TreeMap<String, Long> copy = new TreeMap<>(knobs);
    for (Knob knob : workload.knobs()) {
      Long value = copy.get(knob.name());
      if (value == null || value < knob.least() || value > knob.most()) {
        throw new IllegalArgumentException(
            "workload "
                + workload.name()
                + ": "
                + knob.name()
                + " must be "
                + knob.least()
                + " to "
                + knob.most()
                + ", not "
                + value);
      }
    }
    if (copy.size() != workload.knobs().size()) {
      throw new IllegalArgumentException(
          "workload " + workload.name() + " has no such knobs: " + copy.keySet());
    }
    knobs = Collections.unmodifiableSortedMap(copy);
  }

  /** A workload with every knob at its default. */
  public static WorkloadSelection withDefaults(Workload workload) {
    return new WorkloadSelection(workload, defaults(workload));
  }

  /**
   * Reads a selection: a name, then {@code :knob=value} as often as wanted, such as {@code
   * context_switch:pairs=768}.
   *
   * @param text what the user typed
   * @throws IllegalArgumentException if name, knob or value is not known; the message says what is
   */
  public static WorkloadSelection parse(String text) {
    return parse(text, Workloads.onClassPath());
  }

  /**
   * Reads a selection from among some workloads.
   *
   * @param text as in {@link #parse(String)}
   * @param workloads those that there are
   * @throws IllegalArgumentException likewise
   */
  public static WorkloadSelection parse(String text, Workloads workloads) {
    // No name and no value has a hidden character: in a message, one can be seen.
    String[] parts = Printable.line(text.strip()).split(":", -1);
    Workload workload = workloads.find(parts[0].strip());
    SortedMap<String, Long> values = defaults(workload);
    for (String part : List.of(parts).subList(1, parts.length)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
      if (equals < 0 || !values.containsKey(name)) {
        throw new IllegalArgumentException(
            "workload "
                + workload.name()
                + ": expected :knob=value, not :"
                + part
                + "; knobs are "
                + String.join(", ", values.keySet()));
      }
      values.put(name, number(workload, name, part.substring(equals + 1).strip()));
    }
    return new WorkloadSelection(workload, values);
  }

  private static long number(Workload workload, String knob, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "workload " + workload.name() + ": " + knob + " must be a whole number, not " + value, e);
    }
  }

  private static SortedMap<String, Long> defaults(Workload workload) {
    SortedMap<String, Long> values = new TreeMap<>();
    workload.knobs().forEach(knob -> values.put(knob.name(), knob.defaultValue()));
    return values;
  }

  /** The selection as a user would type it, every knob that is not at its default included. */
  @Override
  public String toString() {
    return workload.knobs().stream()
        .filter(knob -> knobs.getOrDefault(knob.name(), 0L) != knob.defaultValue())
        .map(knob -> ":" + knob.name() + "=" + knobs.get(knob.name()))
        .collect(Collectors.joining("", workload.name(), ""));
  }
}
