package org.lazymm.report.engine;

import java.util.List;
import java.util.stream.Stream;
import org.lazymm.report.Check;

/** The ways in which lazymm judges schemes. */
public final class EngineChecks {

  /** Runs in virtual time: one interleaving for each load, in the order of the program. */
  public static final Check SIMULATOR =
      new Check(
          "simulator", "simulator", "one interleaving", "not exercised by what the simulator ran");

  /** Every interleaving, each access seen at once. */
  public static final Check EXPLORER_SC = explorer("sc", "SC");

  /** Every interleaving, stores delayed as on x86. */
  public static final Check EXPLORER_TSO = explorer("tso", "x86-TSO");

  /** Everything that the Linux kernel memory model allows. */
  public static final Check EXPLORER_LKMM = explorer("lkmm", "LKMM");

  /** Why a run in order has no verdict on a property about memory order, and what has one. */
  public static final String NEEDS_ORDERS =
      "about orders of memory accesses, which a run in order cannot show; lazymm compare --explore"
          + " or lazymm check judges it";

  private EngineChecks() {}

  /** Those that look at every execution, in the order of reports. */
  public static List<Check> explorers() {
    return List.of(EXPLORER_SC, EXPLORER_TSO, EXPLORER_LKMM);
  }

  /** All of them, in the order of reports. */
  public static List<Check> all() {
    return Stream.concat(Stream.of(SIMULATOR), explorers().stream()).toList();
  }

  private static Check explorer(String id, String memoryModel) {
    return new Check(
        "explorer-" + id,
        "explorer",
        memoryModel,
        "execution",
        "not explored; lazymm compare --explore or lazymm check explores it");
  }
}
