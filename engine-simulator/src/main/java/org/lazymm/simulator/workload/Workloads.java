package org.lazymm.simulator.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The workloads that can be asked for.
 *
 * @param workloads in the order of help texts
 */
public record Workloads(List<Workload> workloads) {
  private static final Workloads ON_CLASS_PATH =
      new Workloads(
          ServiceLoader.load(Workload.class, Workloads.class.getClassLoader()).stream()
              .map(ServiceLoader.Provider::get)
              .toList());

  /** Puts them into the order of help texts and checks that each has a name of its own. */
  public Workloads {
    workloads =
        workloads.stream()
            .sorted(Comparator.comparingInt(Workload::place).thenComparing(Workload::name))
            .toList();
    if (workloads.stream().map(Workload::name).distinct().count() < workloads.size()) {
      throw new IllegalArgumentException("two workloads have one name: " + names(workloads));
    }
  }

  /** Those on the class path. */
  public static Workloads onClassPath() {
    return ON_CLASS_PATH;
  }

  /**
   * Adds one.
   *
   * @param other what a plugin brings
   * @throws IllegalArgumentException if its name is taken
   */
  public Workloads with(Workload other) {
    if (workloads.stream().anyMatch(each -> each.name().equals(other.name()))) {
      throw new IllegalArgumentException(
          "there is a workload '" + other.name() + "' already; give this one another name");
    }
    List<Workload> all = new ArrayList<>(workloads);
    all.add(other);
    return new Workloads(all);
  }

  /**
   * The workload of a name.
   *
   * @param name what the user typed
   * @throws IllegalArgumentException if there is none; the message says which there are
   */
  public Workload find(String name) {
    return workloads.stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no workload '" + name + "'; available: " + names(workloads)));
  }

  private static String names(List<Workload> workloads) {
    return workloads.stream().map(Workload::name).collect(Collectors.joining(", "));
  }
}
