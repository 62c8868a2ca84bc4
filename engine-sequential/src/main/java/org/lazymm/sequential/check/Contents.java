package org.lazymm.sequential.check;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the objects that a scheme can reach hold now, as far as they can be looked into. */
final class Contents {
  private static final Object[] NOTHING = {};

  private final SchemeCode code;
  private final Map<Class<?>, Boolean> plain = new HashMap<>();

  Contents(SchemeCode code) {
    this.code = code;
  }

  /**
   * How an object is to be compared.
   *
   * @return null if it cannot be looked into, or need not be: it is then compared as a whole
   */
  @Nullable Form form(Object object) {
    Class<?> type = object.getClass();
    if (type.isArray()) {
      return type.getComponentType().isPrimitive() ? Form.PRIMITIVES : Form.ARRAY;
    }
    if (object instanceof Class || object instanceof Thread || object instanceof ClassLoader) {
      return null;
    }
    if (code.owns(type)) {
      return type.isHidden() ? Form.LAMBDA : Form.OBJECT;
    }
    return JdkObjects.isValue(type) || code.isHost(type) ? null : JdkObjects.form(object);
  }

  /**
   * What an object holds; of a map its keys and values in turn.
   *
   * @param form its form, not that of primitives
   * @param object the object, or the class of which the static fields are asked for
   */
  @Nullable Object[] parts(Form form, Object object) {
    if (form == Form.ARRAY) {
      return (Object[]) object;
    }
    if (form == Form.CLASS) {
      return values(StateFields.ofClass((Class<?>) object), object, 0);
    }
    Class<?> type = object.getClass();
    if (!code.owns(type)) {
      return ofOthers(object);
    }
    List<Field> fields = StateFields.ofInstance(type);
    if (isPlain(type)) {
      return values(fields, object, 0);
    }
    @Nullable Object[] parts = values(fields, object, 1);
    parts[fields.size()] = copy(object);
    return parts;
  }

  private static @Nullable Object[] values(List<Field> fields, Object object, int more) {
    @Nullable Object[] values = new Object[fields.size() + more];
    for (int index = 0; index < fields.size(); index++) {
      values[index] = StateFields.value(fields.get(index), object);
    }
    return values;
  }

  private static @Nullable Object[] ofOthers(Object object) {
    try {
      return JdkObjects.parts(object);
    } catch (RuntimeException e) {
      return NOTHING; // A view of the scheme's own making.
    }
  }

  /** Whether a class of the scheme has no state of a class of the JDK that it extends. */
  private boolean isPlain(Class<?> type) {
    return plain.computeIfAbsent(
        type,
        asked -> {
          Class<?> base = asked.getSuperclass();
          while (base != null && !JdkObjects.isOfJdk(base)) {
            base = base.getSuperclass();
          }
          return base == null || Modifier.isAbstract(base.getModifiers()) || base == Object.class;
        });
  }

  /** What an object holds as one of a class of the JDK. */
  private static Object copy(Object object) {
    if (object instanceof Map<?, ?> map) {
      IdentityHashMap<Object, Object> copy = new IdentityHashMap<>();
      map.forEach(copy::put);
      return copy;
    }
    if (object instanceof Set<?> elements) {
      Set<Object> copy = Collections.newSetFromMap(new IdentityHashMap<>());
      copy.addAll(elements);
      return copy;
    }
    if (object instanceof Collection<?> elements) {
      return new ArrayList<>(elements);
    }
    return JdkObjects.form(object) == null ? "" : Arrays.asList(JdkObjects.parts(object));
  }

  /** Whether the parts of an object stay the same objects for ever. */
  boolean isFixed(Form form, Class<?> type) {
    return switch (form) {
      case OBJECT, LAMBDA -> code.owns(type) && isPlain(type) && StateFields.areFixed(type);
      case CLASS -> StateFields.ofClass(type).stream().allMatch(Contents::isFinal);
      case ARRAY, PRIMITIVES, LIST, SET, MAP, WEAK_MAP -> false;
    };
  }

  private static boolean isFinal(Field field) {
    return Modifier.isFinal(field.getModifiers());
  }

  /**
   * Whether two objects that are compared as a whole are the same, or values that are equal.
   *
   * @param one has no form
   * @param other any object
   */
  boolean areSame(Object one, Object other) {
    if (one == other) {
      return true;
    }
    Class<?> type = one.getClass();
    if (type != other.getClass()) {
      return false;
    }
    boolean value = JdkObjects.isValue(type) || code.isHost(type);
    // What the JDK makes of a lambda of its own is made anew each time.
    return value ? one.equals(other) : type.isHidden() && JdkObjects.isOfJdk(type);
  }

  /** Whether an object is compared by its value, so that it can be looked up by it. */
  boolean isValue(Object object) {
    return JdkObjects.isValue(object.getClass()) || code.isHost(object.getClass());
  }

  /** A copy of an array of primitives. */
  static Object copyOfPrimitives(Object array) {
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }

  /** The index of the first difference of two arrays of the same primitives, or -1. */
  static int mismatch(Object one, Object other) {
    if (one instanceof long[] longs) {
      return Arrays.mismatch(longs, (long[]) other);
    }
    if (one instanceof int[] ints) {
      return Arrays.mismatch(ints, (int[]) other);
    }
    if (one instanceof boolean[] booleans) {
      return Arrays.mismatch(booleans, (boolean[]) other);
    }
    if (one instanceof byte[] bytes) {
      return Arrays.mismatch(bytes, (byte[]) other);
    }
    if (one instanceof short[] shorts) {
      return Arrays.mismatch(shorts, (short[]) other);
    }
    if (one instanceof char[] chars) {
      return Arrays.mismatch(chars, (char[]) other);
    }
    if (one instanceof float[] floats) {
      return Arrays.mismatch(floats, (float[]) other);
    }
    return Arrays.mismatch((double[]) one, (double[]) other);
  }
}
