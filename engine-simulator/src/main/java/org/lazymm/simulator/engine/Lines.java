package org.lazymm.simulator.engine;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Home;
import org.lazymm.api.Mm;
import org.lazymm.simulator.coherence.Line;

/**
 * Finds the line of a cell from its home: cells with one owner and one group share a line.
 *
 * <p>It must not keep alive what the machine has forgotten. All cells of an mm are made together,
 * when its memory is first used, so that only the lines of the latest mm are remembered; lines of
 * the machine are remembered as long as a cell lies on them, because every task has one.
 */
final class Lines {

  private final List<Group> noGroups = List.of();
  private final List<List<Group>> ofCpus = new ArrayList<>();
  private final Map<String, NamedLine> ofMachine = new HashMap<>();
  private final ReferenceQueue<Line> forgotten = new ReferenceQueue<>();
  private final List<Group> ofLatestMm = new ArrayList<>();
  private @Nullable Mm latestMm;

  /** A line of an owner. */
  private record Group(String name, Line line) {}

  /** A line of the machine, as long as a cell lies on it. */
  private static final class NamedLine extends WeakReference<Line> {
    private final String name;

    NamedLine(String name, Line line, ReferenceQueue<Line> forgotten) {
      super(line, forgotten);
      this.name = name;
    }
  }

  Line of(Home home) {
    if (home.owner() instanceof Home.Cpu cpu) {
      return in(ofCpu(cpu.cpu()), home.group(), cpu.cpu());
    }
    if (home.owner() instanceof Home.OfMm owner) {
      if (owner.mm() != latestMm) {
        latestMm = owner.mm();
        ofLatestMm.clear();
      }
      return in(ofLatestMm, home.group(), Line.NOBODY);
    }
    return ofMachine(home.group());
  }

  private List<Group> ofCpu(int cpu) {
    while (ofCpus.size() <= cpu) {
      ofCpus.add(noGroups);
    }
    List<Group> groups = ofCpus.get(cpu);
    if (groups == noGroups) {
      groups = new ArrayList<>(2);
      ofCpus.set(cpu, groups);
    }
    return groups;
  }

  private static Line in(List<Group> groups, String name, int home) {
    for (Group group : groups) {
      if (group.name.equals(name)) {
        return group.line;
      }
    }
    Line line = new Line(home);
    groups.add(new Group(name, line));
    return line;
  }

  private Line ofMachine(String name) {
    for (var gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
      if (gone instanceof NamedLine entry) {
        ofMachine.remove(entry.name, entry);
      }
    }
    NamedLine known = ofMachine.get(name);
    Line line = known == null ? null : known.get();
    if (line == null) {
      line = new Line(Line.NOBODY);
      ofMachine.put(name, new NamedLine(name, line, forgotten));
    }
    return line;
  }
}
