package org.lazymm.sequential.check;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.Cpu;
import org.lazymm.scheduler.machine.Deferred;

/**
 * What a piece of code does, as far as objects tell: its class and what it has captured. Two pieces
 * that are alike do the same if memory is the same.
 *
 * @param type its class
 * @param captured what it holds: keys of lambdas and records, values as they are, and of other
 *     objects which one it is
 */
public record WorkKey(Class<?> type, List<@Nullable Object> captured) {
  /** Deeper than any lambda nests. */
  private static final int DEEPEST = 8;

  /**
   * What is deferred on a CPU, in its order: of each piece the code and the mm.
   *
   * @param pieces those of {@link Cpu#deferredWork}
   */
  public static List<Object> of(List<Deferred> pieces) {
    List<Object> keys = new ArrayList<>();
    for (Deferred piece : pieces) {
      keys.add(key(piece.work(), 0));
      keys.add(new Identity(piece.mm()));
    }
    return keys;
  }

  private static Object key(Object object, int depth) {
    Class<?> type = object.getClass();
    if (JdkObjects.isValue(type) || object instanceof Enum) {
      return object;
    }
    boolean isCode = depth == 0 && StateFields.areFixed(type);
    if (depth == DEEPEST || !(isCode || type.isHidden() || type.isRecord())) {
      return new Identity(object);
    }
    List<@Nullable Object> captured = new ArrayList<>();
    for (Field field : StateFields.ofInstance(type)) {
      Object held = StateFields.value(field, object);
      captured.add(held == null ? null : key(held, depth + 1));
    }
    return new WorkKey(type, captured);
  }
}
