package org.lazymm.explorer.counterexample;

import java.util.Locale;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.explorer.replay.ExecutionEvent;

/**
 * One statement of a litmus test.
 *
 * @param form what it does
 * @param event the event that it stands for
 * @param cell what it accesses, by the name that the test has for it; the name of a barrier
 * @param value what it reads in the execution that is told, or what it writes
 * @param bug whether what it reads shows what is broken
 */
record LitmusOperation(Form form, ExecutionEvent event, String cell, long value, boolean bug) {
  /** What a statement does. */
  enum Form {
    READ,
    WRITE,
    UPDATE,
    BARRIER,
    /** An unmarked read, of which the value does not matter. */
    USE,
    /** An unmarked write. */
    FREE
  }

  /** Whether it reads a value that matters. */
  boolean reads() {
    return form == Form.READ || (form == Form.UPDATE && mode() != Mode.NO_RETURN);
  }

  /** Its order. */
  Mode mode() {
    return switch (event.order()) {
      case "acquire" -> form == Form.WRITE ? Mode.RELAXED : Mode.ACQUIRE;
      case "release" -> form == Form.READ ? Mode.RELAXED : Mode.RELEASE;
      case "full" -> Mode.FULL;
      case "no-return" -> Mode.NO_RETURN;
      default -> Mode.RELAXED;
    };
  }

  /** How an update makes the new value. */
  Update update() {
    return Update.valueOf(event.update().toUpperCase(Locale.ROOT));
  }

  /** Which barrier it is. */
  Fence fence() {
    return Fence.valueOf(cell.substring("smp_".length()).toUpperCase(Locale.ROOT));
  }
}
