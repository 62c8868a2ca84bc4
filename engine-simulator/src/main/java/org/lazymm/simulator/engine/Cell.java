package org.lazymm.simulator.engine;

import org.lazymm.api.Home;
import org.lazymm.simulator.coherence.Line;

/** What lies on a line. The first cell of a line is the line itself. */
abstract class Cell extends Line {

  final SimulatorEngine engine;
  final Line line;

  Cell(SimulatorEngine engine, Lines lines, Home home) {
    super(home.owner() instanceof Home.Cpu cpu ? cpu.cpu() : NOBODY);
    this.engine = engine;
    this.line = lines.join(home, this);
  }
}
