package org.lazymm.evaluation.load;

import java.util.List;
import org.lazymm.report.PricedLoad;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.simulator.draw.Draw;
import org.lazymm.simulator.profile.MachineSelection;
import org.lazymm.simulator.result.SimulationResult;

/** Something that schemes are run on: a recorded trace or a synthetic load. */
public interface Load {
  /** How reports describe it. */
  PricedLoad workload();

  /** Whether the load says when each switch is, so that no scheme can make more of them. */
  boolean paced();

  /** The machines that it is run on, small ones first. */
  List<MachineSelection> machines();

  /**
   * Runs it. Any thread may call this, and several at a time.
   *
   * @param scheme what is judged
   * @param draw one of {@link #machines}, with figures and seed as drawn
   */
  SimulationResult run(SchemeSelection scheme, Draw draw);
}
