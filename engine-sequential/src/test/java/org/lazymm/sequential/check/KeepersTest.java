package org.lazymm.sequential.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MachineListener;
import org.lazymm.scheduler.machine.MachineSettings;
import org.lazymm.scheduler.machine.MmStruct;
import org.lazymm.scheduler.property.Violation;
import org.lazymm.scheme.reference.ReferenceCounting;
import org.lazymm.sequential.SequentialEngine;

class KeepersTest {
  private static final int CPUS = 4;
  private static final int MMS = 6;
  private static final Pattern TOO_MANY =
      Pattern.compile(
          "dead mms kept: (.*); CPUs that may keep them: (.*); guaranteed: (\\d) for each");

  private final List<MmStruct> mms = mms();
  private final Keepers keepers = new Keepers();

  private static List<MmStruct> mms() {
    Machine machine =
        new Machine(
            new SequentialEngine(),
            MachineSettings.of(1, Architecture.ARM64),
            ReferenceCounting::new,
            MachineListener.NONE);
    for (int process = 0; process < MMS; process++) {
      machine.createProcess(0, "p" + process);
    }
    return machine.allLiveMms();
  }

  private static BitSet cpus(int... cpus) {
    BitSet set = new BitSet();
    for (int cpu : cpus) {
      set.set(cpu);
    }
    return set;
  }

  private void concerns(MmStruct mm, BitSet cpus) {
    cpus.stream().forEach(cpu -> keepers.concerns(cpu, mm));
  }

  /** Whether each mm from one on has a CPU that may keep it, by trying all ways. */
  private static boolean fits(List<BitSet> doors, int from, int[] room) {
    if (from == doors.size()) {
      return true;
    }
    for (int cpu : doors.get(from).stream().toArray()) {
      if (room[cpu] > 0) {
        room[cpu]--;
        boolean fits = fits(doors, from + 1, room);
        room[cpu]++;
        if (fits) {
          return true;
        }
      }
    }
    return false;
  }

  private static BitSet random(Random random) {
    return BitSet.valueOf(new long[] {random.nextInt(1 << CPUS)});
  }

  @Property(tries = 500)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void retentionIsBrokenIfNoWayOfLayingMmsAtDoorsKeepsTheGuarantee(@ForAll long seed) {
    keepers.clear();
    Random random = new Random(seed);
    BitSet online = random(random);
    online.set(random.nextInt(CPUS));
    int each = random.nextInt(3);
    List<MmStruct> kept = mms.subList(0, random.nextInt(MMS + 1));
    List<BitSet> doors = new ArrayList<>();
    for (MmStruct mm : kept) {
      BitSet concerned = random(random);
      concerned.and(random(random)); // Few, so that mms are in each other's way.
      concerns(mm, concerned);
      concerned.and(online);
      doors.add(concerned.isEmpty() ? online : concerned);
    }
    int[] room = new int[CPUS];
    Arrays.fill(room, each);
    boolean sound = fits(doors, 0, room);
    List<Violation> broken = keepers.judge(kept, online, each);
    assertEquals(sound, broken.isEmpty(), () -> doors + " " + online + ", each " + each);
    Statistics.collect(sound);
    Statistics.coverage(
        both -> {
          both.check(true).percentage(share -> share > 20);
          both.check(false).percentage(share -> share > 20);
        });
    if (!sound) {
      assertShows(broken.get(0).what(), kept, doors, each);
    }
  }

  /** The mms named are more than the CPUs named may keep, and no other CPU may keep any of them. */
  private static void assertShows(String what, List<MmStruct> kept, List<BitSet> doors, int each) {
    Matcher words = TOO_MANY.matcher(what);
    assertTrue(words.matches(), what);
    List<String> mms = List.of(words.group(1).split(", "));
    List<String> cpus = List.of(words.group(2).split(", "));
    assertTrue(mms.size() > each * cpus.size(), what);
    assertEquals(String.valueOf(each), words.group(3));
    for (int mm = 0; mm < kept.size(); mm++) {
      if (mms.contains(kept.get(mm).toString())) {
        assertTrue(doors.get(mm).stream().allMatch(cpu -> cpus.contains("cpu" + cpu)), what);
      }
    }
  }

  @Example
  void anMmThatHasMovedMakesRoomForOneThatCannotMove() {
    concerns(mms.get(0), cpus(0, 1));
    concerns(mms.get(1), cpus(0));
    List<MmStruct> two = mms.subList(0, 2);
    assertEquals(List.of(), keepers.judge(two, cpus(0, 1), 1));
    assertEquals(1, keepers.judge(two, cpus(0), 1).size());
  }

  @Example
  void anMmWhoseCpusAreAllOfflineIsAnybodys() {
    concerns(mms.get(0), cpus(0));
    concerns(mms.get(1), cpus(0));
    assertEquals(1, keepers.judge(mms.subList(0, 2), cpus(0, 1), 1).size());
    assertEquals(List.of(), keepers.judge(mms.subList(0, 2), cpus(1, 2), 1));
  }

  @Example
  void whatOthersKnowIsAddedAndWhatIsForgottenIsGone() {
    Keepers other = new Keepers();
    other.concerns(2, mms.get(0));
    other.concerns(3, mms.get(1));
    keepers.concerns(1, mms.get(0));
    keepers.add(other);
    assertTrue(keepers.isConcerned(1, mms.get(0)));
    assertTrue(keepers.isConcerned(2, mms.get(0)));
    assertTrue(keepers.isConcerned(3, mms.get(1)));
    assertFalse(keepers.isConcerned(3, mms.get(0)));
    assertFalse(other.isConcerned(1, mms.get(0)), "the other one learns nothing");
    keepers.freed(mms.get(0));
    assertFalse(keepers.isConcerned(2, mms.get(0)));
    assertTrue(keepers.isConcerned(3, mms.get(1)));
    keepers.clear();
    assertFalse(keepers.isConcerned(3, mms.get(1)));
  }
}
