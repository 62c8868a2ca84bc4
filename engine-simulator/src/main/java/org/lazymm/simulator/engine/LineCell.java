package org.lazymm.simulator.engine;

import org.lazymm.api.Home;
import org.lazymm.simulator.coherence.CacheLine;

/** What lies on a line. The first cell of a line is the line itself. */
abstract class LineCell extends CacheLine {

  final SimulatorEngine engine;
  final CacheLine line;

  LineCell(SimulatorEngine engine, LineTable lines, Home home) {
    super(home.owner() instanceof Home.Cpu cpu ? cpu.cpu() : NOBODY);
    this.engine = engine;
    this.line = lines.join(home, this);
  }
}
