package org.lazymm.evaluation.compare;

import java.util.List;
import java.util.stream.Stream;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.report.Check;
import org.lazymm.scheduler.machine.Model;

/** The ways in which lazymm judges schemes. */
final class EngineChecks {

  /** Runs in virtual time: one interleaving for each load, in the order of the program. */
  public static final Check SIMULATOR =
      new Check(
          "simulator", "simulator", "one interleaving", "not exercised by what the simulator ran");

  /** Why a sequential run has no verdict on a property about memory order, and what has one. */
  public static final String NEEDS_ORDERS =
      "about orders of memory accesses, which a sequential run cannot show; lazymm compare --explore"
          + " or lazymm check judges it";

  private EngineChecks() {}

  /** Those that look at every execution, in the order of reports. */
  public static List<Check> explorers() {
    return MemoryModels.all().stream().map(EngineChecks::explorer).toList();
  }

  /** All of them, in the order of reports. */
  public static List<Check> all() {
    return Stream.concat(Stream.of(SIMULATOR), explorers().stream()).toList();
  }

  /** Every execution that a memory model allows. */
  public static Check explorer(Model model) {
    return new Check(
        "explorer-" + model,
        "explorer",
        MemoryModels.of(model).title(),
        Check.EXECUTION,
        "not explored; lazymm compare --explore or lazymm check explores it");
  }
}
