package org.lazymm.simulator.engine;

import org.jspecify.annotations.Nullable;
import org.lazymm.api.CpuMask;
import org.lazymm.api.Home;
import org.lazymm.api.LongCell;
import org.lazymm.api.Memory;
import org.lazymm.api.Ref;

/** Memory whose cells lie on priced cache lines. */
final class SimulatorMemory implements Memory {

  private final SimulatorEngine engine;
  private final LineTable lines = new LineTable();

  SimulatorMemory(SimulatorEngine engine) {
    this.engine = engine;
  }

  /** The machine has booted. */
  void booted() {
    lines.booted();
  }

  @Override
  public <T> Ref<T> ref(String name, Home home, @Nullable T initial) {
    return new RefCell<>(engine, lines, home, initial);
  }

  @Override
  public LongCell number(String name, Home home, long initial) {
    return new NumberCell(engine, lines, home, initial);
  }

  @Override
  public CpuMask mask(String name, Home home) {
    return new MaskCells(engine);
  }

  @Override
  public void smpMb() {
    engine.fence();
  }

  /** Free: on every modelled machine loads are ordered by less than a full barrier. */
  @Override
  public void smpRmb() {}

  /** Free: on every modelled machine stores are ordered by less than a full barrier. */
  @Override
  public void smpWmb() {}
}
