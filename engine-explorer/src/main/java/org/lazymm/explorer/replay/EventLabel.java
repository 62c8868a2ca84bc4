package org.lazymm.explorer.replay;

import java.util.Locale;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.replay.ExecutionEvent.Kind;

/** Labels of events in words, and back. */
final class EventLabel {
  private static final String FENCE = "smp_";
  private static final String NO_RETURN = "no-return";

  private EventLabel() {}

  static Kind kind(int label) {
    if ((label & Label.FENCE) != 0) {
      return Kind.BARRIER;
    }
    if ((label & Label.USE) != 0) {
      return Kind.USE;
    }
    if ((label & Label.ALLOC) != 0) {
      return Kind.ALLOC;
    }
    if ((label & Label.FREE) != 0) {
      return Kind.FREE;
    }
    if ((label & Label.AWAIT) != 0) {
      return (label & Label.IDLE) != 0 ? Kind.IDLE : Kind.AWAIT;
    }
    if ((label & Label.RMW) != 0) {
      return (label & Label.READ) != 0 ? Kind.UPDATE_READ : Kind.UPDATE_WRITE;
    }
    return (label & Label.READ) != 0 ? Kind.READ : Kind.WRITE;
  }

  static String order(int label) {
    if ((label & (Label.READ | Label.WRITE)) == 0) {
      return "";
    }
    if ((label & Label.NO_RETURN) != 0) {
      return NO_RETURN;
    }
    if ((label & Label.FULL) != 0) {
      return "full";
    }
    if ((label & Label.ACQUIRE) != 0) {
      return "acquire";
    }
    return (label & Label.RELEASE) != 0 ? "release" : "relaxed";
  }

  static String fence(int label) {
    return FENCE + Label.fence(label).name().toLowerCase(Locale.ROOT);
  }

  /**
   * The label of an event.
   *
   * @throws IllegalArgumentException if its order or its barrier is not known
   */
  static int of(ExecutionEvent event) {
    return switch (event.kind()) {
      case READ -> Label.READ | mode(event);
      case WRITE -> Label.WRITE | mode(event);
      case UPDATE_READ -> Label.READ | Label.RMW | mode(event);
      case UPDATE_WRITE -> Label.WRITE | Label.RMW | mode(event);
      case AWAIT -> Label.READ | Label.AWAIT | mode(event);
      case IDLE -> Label.READ | Label.AWAIT | Label.IDLE | mode(event);
      case BARRIER -> Label.of(barrier(event.cell()));
      case USE -> Label.USE;
      case FREE -> Label.FREE;
      case ALLOC -> Label.FREE | Label.ALLOC;
    };
  }

  private static int mode(ExecutionEvent event) {
    return switch (event.order()) {
      case "relaxed" -> Mode.RELAXED.label();
      case "acquire" -> Mode.ACQUIRE.label();
      case "release" -> Mode.RELEASE.label();
      case "full" -> Mode.FULL.label();
      case NO_RETURN -> Mode.NO_RETURN.label();
      default ->
          throw new IllegalArgumentException(
              "order '"
                  + event.order()
                  + "' is not known; expected relaxed, acquire, release, full or "
                  + NO_RETURN);
    };
  }

  private static Fence barrier(String name) {
    for (Fence fence : Fence.values()) {
      if (fence(Label.of(fence)).equals(name)) {
        return fence;
      }
    }
    throw new IllegalArgumentException(
        "barrier '" + name + "' is not known; expected smp_mb, smp_rmb or smp_wmb");
  }
}
