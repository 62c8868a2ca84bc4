package org.lazymm.scheduler.machine;

import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.engine.Engine;

/**
 * What a CPU's code has changed outside of cells since the checkpoint, so that it can be run again
 * from there. Before a checkpoint it keeps nothing.
 */
final class RewindLog {
  private final Engine engine;
  private @Nullable Checkpoint checkpoint;

  RewindLog(Engine engine) {
    this.engine = engine;
  }

  /** From here on it keeps what is changed. */
  void begin(Checkpoint from) {
    if (checkpoint != null) {
      throw new IllegalStateException("there was a checkpoint before");
    }
    checkpoint = from;
  }

  @Nullable Checkpoint checkpoint() {
    return checkpoint;
  }

  /** Notes how to take back what the running CPU's code has changed that is no cell. */
  void undo(Runnable change) {
    if (checkpoint != null) {
      checkpoint.undo(engine.current(), change);
    }
  }

  /** A CPU is about to run a task that it did not run before. */
  void touch(Cpu cpu, Task task) {
    if (checkpoint != null) {
      checkpoint.touch(cpu.id, task);
    }
  }

  /** Changes what the checks know of an mm. */
  void change(MmStruct mm, Ghost ghost, long by) {
    mm.change(ghost, by);
    if (checkpoint != null) {
      checkpoint.changed(engine.current(), mm, ghost, by);
    }
  }
}
