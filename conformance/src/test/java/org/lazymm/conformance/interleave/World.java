package org.lazymm.conformance.interleave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of one scenario under one scheme have in common: numbers for its cells, mms and
 * other objects, which are made anew in each run, and the histories that were seen.
 */
final class World {
  /** What a cell is to the judge. */
  enum Role {
    PLAIN,
    COUNT,
    USERS,
    MM_MASK,
    ONLINE_MASK
  }

  /** A cell. */
  static final class CellInfo {
    final String name;
    final int mm;
    final Role role;
    long initial;

    /** Whether who waits here waits for steps of other CPUs, and not for the scheme. */
    boolean ofSteps;

    /** Whether it is a field of the kernel's in an mm. */
    boolean kernels;

    CellInfo(String name, int mm, Role role, long initial) {
      this.name = name;
      this.mm = mm;
      this.role = role;
      this.initial = initial;
    }
  }

  /** Who made what: the CPU, or -1 for the setup; how many it had made before; what it is. */
  private record Made(int cpu, int ordinal, Object what) {}

  /** What tells cells of one ordinal apart. */
  private record CellKind(String name, int mm, long initial) {}

  final int cpus;
  final List<CellInfo> cells = new ArrayList<>();
  final List<History> histories = new ArrayList<>();
  final List<History> roots = new ArrayList<>();
  private final Map<Made, Integer> cellNumbers = new HashMap<>();
  private final Map<Made, Integer> mmNumbers = new HashMap<>();
  private final Map<Made, Integer> objectNumbers = new HashMap<>();
  private final List<Integer> masks = new ArrayList<>();
  private final Set<Integer> made = new HashSet<>();
  private @Nullable State root;
  int initMm;
  int onlineMask = -1;

  World(int cpus) {
    this.cpus = cpus;
  }

  /** The number of a cell that is made now. */
  int cell(int cpu, int ordinal, String name, int mm, long initial) {
    Made made = new Made(cpu, ordinal, new CellKind(name, mm, initial));
    Integer known = cellNumbers.get(made);
    if (known != null) {
      return known;
    }
    int number = cells.size();
    Role role = role(name, mm, number);
    cells.add(new CellInfo(name, mm, role, initial));
    cellNumbers.put(made, number);
    return number;
  }

  private Role role(String name, int mm, int number) {
    if (mm < 0) {
      boolean online = name.equals("cpu_online_mask") && onlineMask < 0;
      onlineMask = online ? number : onlineMask;
      return online ? Role.ONLINE_MASK : Role.PLAIN;
    }
    return switch (name) {
      case "mm_count" -> Role.COUNT;
      case "mm_users" -> Role.USERS;
      case "mm_cpumask" -> {
        while (masks.size() <= mm) {
          masks.add(-1);
        }
        masks.set(mm, number);
        yield Role.MM_MASK;
      }
      default -> Role.PLAIN;
    };
  }

  /** All cells that an mm has when it is first made are the kernel's; the scheme's come later. */
  void kernelsCellsOf(int mm) {
    if (made.add(mm)) {
      cells.stream().filter(cell -> cell.mm == mm).forEach(cell -> cell.kernels = true);
    }
  }

  /** The cell that is an mm's {@code mm_cpumask}. */
  int maskOf(int mm) {
    return masks.get(mm);
  }

  /** The number of an mm that is made now. */
  int mm(int cpu, int ordinal) {
    return mmNumbers.computeIfAbsent(new Made(cpu, ordinal, ""), made -> mmNumbers.size());
  }

  /** The number, from 1, of an object that appears now. */
  int object(int cpu, int ordinal, Object what) {
    return objectNumbers.computeIfAbsent(
        new Made(cpu, ordinal, what), made -> objectNumbers.size() + 1);
  }

  /** Notes a history; one that breaks something found by the code alone carries it. */
  History history(
      int cpu, int length, Request request, List<Effect> effects, History.Look look, long broken) {
    History made = new History(histories.size(), cpu, length, request, effects, look, broken);
    histories.add(made);
    return made;
  }

  /** The state in which all runs begin. */
  State root() {
    State begun = root;
    if (begun == null) {
      throw new GivenUpException("internal: nothing was run");
    }
    return begun;
  }

  /** All runs begin like this. */
  void begin(State state) {
    root = state;
  }
}
