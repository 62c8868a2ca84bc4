package org.lazymm.sequential.check;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The fields of classes that can be looked into; found once for each class. */
final class StateFields {
  private static final ClassValue<List<Field>> OF_INSTANCES =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          List<Field> fields = new ArrayList<>();
          for (Class<?> each = type;
              each != null && !JdkObjects.isOfJdk(each);
              each = each.getSuperclass()) {
            declared(each)
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .forEach(fields::add);
          }
          return List.copyOf(fields);
        }
      };

  private static final ClassValue<List<Field>> OF_CLASSES =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return declared(type).filter(StateFields::isOfClass).toList();
        }
      };

  private static final ClassValue<Boolean> FIXED =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return ofInstance(type).stream()
              .allMatch(field -> Modifier.isFinal(field.getModifiers()));
        }
      };

  private StateFields() {}

  /** The fields of an object of a class, those of the classes that it extends included. */
  static List<Field> ofInstance(Class<?> type) {
    return OF_INSTANCES.get(type);
  }

  /** The static fields that a class declares, those left out that the compiler makes. */
  static List<Field> ofClass(Class<?> type) {
    return OF_CLASSES.get(type);
  }

  /** Whether no field of an object of a class is ever set again. */
  static boolean areFixed(Class<?> type) {
    return FIXED.get(type);
  }

  /** What a field holds; to be asked only of those that are given here. */
  static Object value(Field field, Object of) {
    try {
      return field.get(Modifier.isStatic(field.getModifiers()) ? null : of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " was accessible", e);
    }
  }

  /**
   * {@code $assertionsDisabled}, {@code $SwitchMap$} and the like change when a class is set up.
   */
  private static boolean isOfClass(Field field) {
    boolean constant =
        Modifier.isFinal(field.getModifiers())
            && (field.getType().isPrimitive() || field.getType() == String.class);
    return Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && !constant;
  }

  /** In the order of their names, as the virtual machine may give them in any. */
  private static Stream<Field> declared(Class<?> type) {
    try {
      return Arrays.stream(type.getDeclaredFields())
          .filter(Field::trySetAccessible)
          .sorted(Comparator.comparing(Field::getName));
    } catch (LinkageError e) {
      return Stream.empty(); // The type of a field is not there.
    }
  }
}
