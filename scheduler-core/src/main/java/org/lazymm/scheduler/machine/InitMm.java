package org.lazymm.scheduler.machine;

import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.engine.Engine;

/** The kernel's own mm, made when it is first asked for. */
final class InitMm {
  private final Engine engine;
  private @Nullable MmStruct mm;

  InitMm(Engine engine) {
    this.engine = engine;
  }

  MmStruct get() {
    MmStruct made = mm;
    if (made == null) {
      made = MmStruct.made("init_mm", engine);
      mm = made;
    }
    return made;
  }
}
