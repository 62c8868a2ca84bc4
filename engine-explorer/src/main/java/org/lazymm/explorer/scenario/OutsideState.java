package org.lazymm.explorer.scenario;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.LazyMmScheme;

/**
 * What a scheme keeps outside of cells: the values of its fields, which must not change while it is
 * explored, as runs of one execution would then change those of another.
 */
public final class OutsideState {
  private final LazyMmScheme scheme;
  private final Map<Field, Object> before = new LinkedHashMap<>();

  /** What a scheme keeps now. */
  public OutsideState(LazyMmScheme scheme) {
    this.scheme = scheme;
    for (Class<?> each = scheme.getClass();
        each != Object.class && each != null;
        each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (field.trySetAccessible()) {
          before.put(field, value(field));
        }
      }
    }
  }

  /** The first field that has changed since. */
  public Optional<String> changed() {
    for (Map.Entry<Field, Object> field : before.entrySet()) {
      if (!field.getValue().equals(value(field.getKey()))) {
        return Optional.of(
            "field "
                + field.getKey().getDeclaringClass().getName()
                + "."
                + field.getKey().getName()
                + " changed while it ran");
      }
    }
    return Optional.empty();
  }

  private Object value(Field field) {
    try {
      Object value = field.get(Modifier.isStatic(field.getModifiers()) ? null : scheme);
      return content(value);
    } catch (IllegalAccessException e) {
      return "";
    }
  }

  /** What can be compared: a copy of what collections and arrays of primitives hold. */
  private static Object content(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof Character) {
      return value.toString();
    }
    if (value instanceof long[] longs) {
      return Arrays.toString(longs);
    }
    if (value instanceof int[] ints) {
      return Arrays.toString(ints);
    }
    if (value instanceof boolean[] booleans) {
      return Arrays.toString(booleans);
    }
    if (value instanceof Collection<?> collection) {
      return "collection of " + collection.size();
    }
    if (value instanceof Map<?, ?> map) {
      return "map of " + map.size();
    }
    return value.getClass().getName() + "@" + System.identityHashCode(value);
  }
}
