package org.lazymm.sequential.check;

import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.Mm;

/**
 * What an object held when it was looked at first, and how a reader gets to it.
 *
 * <p>A part is null, another object remembered, or an object that is compared as a whole.
 */
final class Remembered {
  /** A difference in no part of it, but in how many there are. */
  static final int WHOLE = Integer.MAX_VALUE;

  /** No difference. */
  static final int NONE = -1;

  final Form form;
  final Class<?> type;
  final @Nullable Remembered holder;
  final int place;
  final String origin;
  Object object;
  @Nullable Object[] parts = {};

  private Remembered(
      Form form, Object object, @Nullable Remembered holder, int place, String origin) {
    this.form = form;
    this.type = object instanceof Class<?> named && form == Form.CLASS ? named : object.getClass();
    this.object = object;
    this.holder = holder;
    this.place = place;
    this.origin = origin;
  }

  /**
   * Something that is held by nothing else.
   *
   * @param origin where it comes from; empty for the scheme itself and for classes
   */
  static Remembered root(Form form, Object object, String origin) {
    return new Remembered(form, object, null, NONE, origin);
  }

  /**
   * A part of something.
   *
   * @param place which part
   */
  static Remembered part(Form form, Object object, Remembered holder, int place) {
    return new Remembered(form, object, holder, place, "");
  }

  /**
   * The way to a part, from the outside in words that a reader of the scheme's source understands.
   *
   * @param part which, or {@link #WHOLE}
   */
  String path(int part) {
    StringBuilder inside = new StringBuilder();
    String suffix = "";
    Remembered at = this;
    int index = part;
    while (true) {
      if (at.form == Form.LAMBDA && index != WHOLE) {
        inside.append(inside.isEmpty() ? "" : ", held by ").append("captured value ").append(index);
        inside.append(suffix).append(" of a lambda made in ").append(at.madeIn());
        suffix = "";
      } else if (at.holder == null) {
        return inside + (inside.isEmpty() ? "" : ", held by ") + at.root(index) + suffix;
      } else {
        suffix = at.step(index) + suffix;
      }
      if (at.holder == null) {
        return inside + (at.origin.isEmpty() ? "" : ", held by " + at.origin);
      }
      index = at.place;
      at = at.holder;
    }
  }

  private String madeIn() {
    String name = type.getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : name.substring(0, lambda);
  }

  private String root(int part) {
    Field field = field(part);
    if (form == Form.CLASS) {
      return "static field " + type.getName() + (field == null ? "" : "." + name(field));
    }
    String from = origin.isEmpty() ? "" : origin + ", ";
    return field == null
        ? (origin.isEmpty() ? type.getName() : origin) + step(part)
        : from + "field " + field.getDeclaringClass().getName() + "." + name(field);
  }

  /** From an object to its part. */
  private String step(int part) {
    if (part == WHOLE) {
      return "";
    }
    Field field = field(part);
    if (field != null) {
      return "." + name(field);
    }
    return switch (form) {
      case ARRAY, PRIMITIVES, LIST -> "[" + part + "]";
      case MAP, WEAK_MAP -> "[" + text(parts[part - part % 2]) + "]";
      case OBJECT, CLASS, LAMBDA, SET -> "";
    };
  }

  private @Nullable Field field(int part) {
    if (form != Form.OBJECT && form != Form.CLASS) {
      return null;
    }
    List<Field> fields =
        form == Form.CLASS ? StateFields.ofClass(type) : StateFields.ofInstance(type);
    return part < fields.size() ? fields.get(part) : null;
  }

  /** What the source calls it. */
  private static String name(Field field) {
    String name = field.getName();
    return name.startsWith("val$") ? name.substring("val$".length()) : name;
  }

  private static String text(@Nullable Object key) {
    Object object = key instanceof Remembered remembered ? remembered.object : key;
    return object == null
            || object instanceof Mm
            || object instanceof Enum
            || JdkObjects.isValue(object.getClass())
        ? String.valueOf(object)
        : "a " + object.getClass().getSimpleName();
  }
}
