package org.lazymm.simulator.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Home;
import org.lazymm.api.Mm;
import org.lazymm.simulator.coherence.CacheLine;

/**
 * Finds the line of a cell from its home: cells with one owner and one group share a line.
 *
 * <p>It must not keep alive what the machine has forgotten, nor grow with the tasks of a run. Cells
 * of the CPUs are made at boot, all cells of an mm when its memory is first used, and global
 * variables of a scheme when it is created: older lines than those need not be known.
 */
final class LineTable {

  /** How many lines of the machine are known: those of the global variables made together. */
  private static final int RECENT = 256;

  private final List<List<Group>> ofCpus = new ArrayList<>();
  private final Map<String, CacheLine> ofMachine = new RecentLines();
  private final List<Group> ofLatestMm = new ArrayList<>();
  private @Nullable Mm latestMm;

  /** A line of an owner. */
  private record Group(String name, CacheLine line) {}

  /** Lines by name; the eldest is forgotten. */
  private static final class RecentLines extends LinkedHashMap<String, CacheLine> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, CacheLine> eldest) {
      return size() > RECENT;
    }
  }

  /**
   * The line of a home.
   *
   * @param home where a cell lies
   * @param cell the cell; it becomes the line if there is none yet
   */
  CacheLine join(Home home, CacheLine cell) {
    if (home.owner() instanceof Home.Cpu cpu) {
      return in(ofCpu(cpu.cpu()), home.group(), cell);
    }
    if (home.owner() instanceof Home.OfMm owner) {
      if (owner.mm() != latestMm) {
        latestMm = owner.mm();
        ofLatestMm.clear();
      }
      return in(ofLatestMm, home.group(), cell);
    }
    CacheLine known = ofMachine.putIfAbsent(home.group(), cell);
    return known == null ? cell : known;
  }

  /** The machine has booted: no more cells of the CPUs are made. */
  void booted() {
    ofCpus.clear();
  }

  private List<Group> ofCpu(int cpu) {
    while (ofCpus.size() <= cpu) {
      ofCpus.add(new ArrayList<>(2));
    }
    return ofCpus.get(cpu);
  }

  private static CacheLine in(List<Group> groups, String name, CacheLine cell) {
    for (Group group : groups) {
      if (group.name.equals(name)) {
        return group.line;
      }
    }
    groups.add(new Group(name, cell));
    return cell;
  }
}
