package org.lazymm.sequential.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import org.jspecify.annotations.Nullable;

/**
 * What objects of the JDK hold, by what they say in public: their fields are closed to us, and hold
 * caches that are nobody's state.
 */
final class JdkObjects {
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  /** More than any scheme needs; more than that is not looked through. */
  private static final int MOST_ENTRIES = 100_000;

  private static final Set<Class<?>> VALUES =
      Set.of(
          String.class,
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          UUID.class,
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class);

  private static final ClassValue<Boolean> OF_JDK =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          ClassLoader loader = type.getClassLoader();
          return loader == null || loader == PLATFORM;
        }
      };

  private JdkObjects() {}

  /** Whether a class, no array, comes with the JDK. */
  static boolean isOfJdk(Class<?> type) {
    return OF_JDK.get(type);
  }

  /**
   * Whether objects of a class of the JDK are values: never changed, and as good as their equals.
   */
  static boolean isValue(Class<?> type) {
    return VALUES.contains(type)
        || type.getName().startsWith("java.math.")
        || type.getName().startsWith("java.time.");
  }

  /**
   * How an object of the JDK, or of a class that extends one of it, is compared.
   *
   * @return null if it cannot be looked into
   */
  static @Nullable Form form(Object object) {
    if (object instanceof Map<?, ?> map) {
      return map.size() > MOST_ENTRIES
          ? null
          : map instanceof WeakHashMap ? Form.WEAK_MAP : Form.MAP;
    }
    if (object instanceof Collection<?> collection && collection.size() > MOST_ENTRIES) {
      return null;
    }
    if (object instanceof Set
        && !(object instanceof SortedSet || object instanceof LinkedHashSet)) {
      return Form.SET;
    }
    if (object instanceof Collection) {
      return Form.LIST;
    }
    boolean known =
        object instanceof BitSet
            || object instanceof StringBuilder
            || object instanceof StringBuffer
            || object instanceof Map.Entry
            || object instanceof Optional
            || object instanceof Date
            || object.getClass() == Random.class
            || (object instanceof Number || object instanceof AtomicBoolean)
            || object instanceof AtomicReference
            || object instanceof ThreadLocal
            || object instanceof AtomicReferenceArray
            || object instanceof AtomicIntegerArray
            || object instanceof AtomicLongArray
            || object instanceof AtomicMarkableReference
            || object instanceof AtomicStampedReference;
    return known ? Form.OBJECT : null;
  }

  /** What an object holds that has a {@link #form}; of a map its keys and values in turn. */
  static @Nullable Object[] parts(Object object) {
    if (object instanceof Map<?, ?> map) {
      return ofMap(map);
    }
    if (object instanceof Collection<?> collection) {
      return collection.toArray();
    }
    if (object instanceof AtomicReferenceArray<?> array) {
      Object[] parts = new Object[array.length()];
      for (int index = 0; index < parts.length; index++) {
        parts[index] = array.get(index);
      }
      return parts;
    }
    return ofSmall(object);
  }

  private static @Nullable Object[] ofMap(Map<?, ?> map) {
    Object[] parts = new Object[2 * map.size()];
    int at = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (at + 1 < parts.length) { // A weak map may shrink, others do not change meanwhile.
        parts[at++] = entry.getKey();
        parts[at++] = entry.getValue();
      }
    }
    return at == parts.length ? parts : Arrays.copyOf(parts, at);
  }

  @SuppressWarnings("JavaUtilDate") // A scheme may keep one all the same.
  private static @Nullable Object[] ofSmall(Object object) {
    if (object instanceof Map.Entry<?, ?> entry) {
      return new Object[] {entry.getKey(), entry.getValue()};
    }
    if (object instanceof Optional<?> optional) {
      return new Object[] {optional.orElse(null)};
    }
    if (object instanceof AtomicReference<?> reference) {
      return new Object[] {reference.get()};
    }
    if (object instanceof ThreadLocal<?> local) {
      return new Object[] {local.get()};
    }
    if (object instanceof AtomicMarkableReference<?> reference) {
      return new Object[] {reference.getReference(), reference.isMarked()};
    }
    if (object instanceof AtomicStampedReference<?> reference) {
      return new Object[] {reference.getReference(), reference.getStamp()};
    }
    if (object instanceof Date date) {
      return new Object[] {date.getTime()};
    }
    if (object instanceof Random random) {
      return new Object[] {written(random)};
    }
    if (object instanceof AtomicBoolean flag) {
      return new Object[] {flag.get()};
    }
    if (object instanceof Number number) {
      return new Object[] {number.longValue(), number.doubleValue()};
    }
    return new Object[] {String.valueOf(object)}; // Bits and texts say all that they hold.
  }

  /** Where a series of random numbers is, which it tells nobody but a file. */
  private static byte[] written(Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
