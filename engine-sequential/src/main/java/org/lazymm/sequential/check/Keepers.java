package org.lazymm.sequential.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Property;
import org.lazymm.scheduler.property.Violation;

/**
 * Judges L1, for each CPU. Which CPU keeps a dead mm is the scheme's affair, but it is one that had
 * to do with it: was lazy on it, gave a borrow of it back, tore it down or dropped its last
 * reference; or any, if none of those is online. So the guarantee is kept if each dead mm can be
 * laid at the door of such a CPU and none has more than was guaranteed: a matching.
 */
public final class Keepers {
  private final IdentityHashMap<MmStruct, BitSet> concerned = new IdentityHashMap<>();

  /** A CPU has to do with an mm. */
  public void concerns(int cpu, MmStruct mm) {
    concerned.computeIfAbsent(mm, unknown -> new BitSet()).set(cpu);
  }

  /** Takes over what others know. */
  public void add(Keepers other) {
    other.concerned.forEach(
        (mm, cpus) -> concerned.computeIfAbsent(mm, unknown -> new BitSet()).or(cpus));
  }

  /** Nobody has to do with anything. */
  public void clear() {
    concerned.clear();
  }

  /** Whether a CPU has to do with an mm. */
  public boolean isConcerned(int cpu, MmStruct mm) {
    BitSet cpus = concerned.get(mm);
    return cpus != null && cpus.get(cpu);
  }

  void freed(MmStruct mm) {
    concerned.remove(mm);
  }

  /**
   * Judges a quiet state.
   *
   * @param kept the dead mms that are kept
   * @param online the CPUs that are online
   * @param each how many each CPU may keep
   * @return what is broken, if anything is
   */
  List<Violation> judge(List<MmStruct> kept, BitSet online, int each) {
    if (kept.size() <= each) {
      return List.of(); // Whoever it is that keeps them.
    }
    Matching matching = new Matching(kept, online, each);
    for (int mm = 0; mm < kept.size(); mm++) {
      BitSet asked = new BitSet();
      if (!matching.place(mm, asked)) {
        return List.of(new Violation(Property.L1, -1, matching.tooMany(asked, each), ""));
      }
    }
    return List.of();
  }

  /** Lays mms at the doors of CPUs. */
  private final class Matching {
    private final List<MmStruct> mms;
    private final List<BitSet> doors = new ArrayList<>();
    private final int each;
    private final Map<Integer, List<Integer>> atDoor = new HashMap<>();

    Matching(List<MmStruct> mms, BitSet online, int each) {
      this.mms = mms;
      this.each = each;
      for (MmStruct mm : mms) {
        BitSet cpus = (BitSet) concerned.getOrDefault(mm, new BitSet()).clone();
        cpus.and(online);
        doors.add(cpus.isEmpty() ? online : cpus);
      }
    }

    private List<Integer> at(int cpu) {
      return atDoor.computeIfAbsent(cpu, unknown -> new ArrayList<>());
    }

    /**
     * Finds a place for an mm, moving others if need be.
     *
     * @param asked the CPUs that have been asked; all that were asked wasted if there is no place
     */
    boolean place(int mm, BitSet asked) {
      BitSet cpus = doors.get(mm);
      for (int cpu = cpus.nextSetBit(0); cpu >= 0; cpu = cpus.nextSetBit(cpu + 1)) {
        if (asked.get(cpu)) {
          continue;
        }
        asked.set(cpu);
        List<Integer> here = at(cpu);
        if (here.size() < each) {
          here.add(mm);
          return true;
        }
        for (int index = 0; index < here.size(); index++) {
          if (place(here.get(index), asked)) {
            here.set(index, mm);
            return true;
          }
        }
      }
      return false;
    }

    String tooMany(BitSet asked, int each) {
      List<MmStruct> theirs = new ArrayList<>();
      for (int mm = 0; mm < mms.size(); mm++) {
        BitSet others = (BitSet) doors.get(mm).clone();
        others.andNot(asked);
        if (others.isEmpty()) {
          theirs.add(mms.get(mm));
        }
      }
      String names = theirs.stream().map(MmStruct::toString).collect(Collectors.joining(", "));
      String cpus = asked.stream().mapToObj(cpu -> "cpu" + cpu).collect(Collectors.joining(", "));
      return "dead mms kept: "
          + names
          + "; CPUs that may keep them: "
          + cpus
          + "; guaranteed: "
          + each
          + " for each";
    }
  }
}
