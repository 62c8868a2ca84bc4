package org.lazymm.sequential.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares objects with what is remembered of them.
 *
 * <p>An object that took the place of another is the same if it holds the same, all the way down.
 * One that is the very object that was there is not looked into from here: it is compared in its
 * own turn.
 */
final class StateComparison {
  /** Deeper than any scheme nests its state; below that all counts as the same. */
  private static final int DEEPEST = 100;

  private final Contents contents;
  private final IdentityHashMap<Object, Remembered> known;
  private final List<Replaced> replaced = new ArrayList<>();
  private final List<Replaced> assumed = new ArrayList<>();

  /**
   * Compares objects.
   *
   * @param contents says what they hold
   * @param known what is remembered, by object
   */
  StateComparison(Contents contents, IdentityHashMap<Object, Remembered> known) {
    this.contents = contents;
    this.known = known;
  }

  /** An object that is as good as the one remembered. */
  private record Replaced(Remembered before, Object now) {
    boolean is(Remembered other, Object object) {
      return before == other && now == object;
    }
  }

  /** The first part of a remembered object that has changed, or {@link Remembered#NONE}. */
  int difference(Remembered before) {
    int found = difference(before, before.object, 0);
    if (found == Remembered.NONE) {
      replaced.forEach(this::adopt);
    }
    replaced.clear();
    return found;
  }

  /** The new object stands for the one that it has replaced. */
  private void adopt(Replaced pair) {
    if (!known.containsKey(pair.now)) {
      known.remove(pair.before.object);
      pair.before.object = pair.now;
      known.put(pair.now, pair.before);
    }
  }

  private int difference(Remembered before, Object now, int depth) {
    if (before.form == Form.PRIMITIVES) {
      return Contents.mismatch(Objects.requireNonNull(before.parts[0]), now);
    }
    @Nullable Object[] parts = contents.parts(before.form, now);
    int first = firstDifference(before, parts, depth);
    return first == Remembered.NONE || !isUnordered(before.form)
        ? first
        : differenceInAnyOrder(before, parts, depth);
  }

  private static boolean isUnordered(Form form) {
    return form == Form.SET || form.isOfPairs();
  }

  private int firstDifference(Remembered before, @Nullable Object[] parts, int depth) {
    if (parts.length != before.parts.length) {
      return Remembered.WHOLE;
    }
    for (int index = 0; index < parts.length; index++) {
      if (!isSame(before.parts[index], parts[index], depth)) {
        return index;
      }
    }
    return Remembered.NONE;
  }

  private boolean isSame(@Nullable Object before, @Nullable Object now, int depth) {
    if (before == null || now == null) {
      return before == now;
    }
    if (!(before instanceof Remembered object)) {
      return contents.areSame(before, now);
    }
    if (object.object == now || depth > DEEPEST) {
      return true;
    }
    Form form = contents.form(now);
    if (form != object.form
        || (form.hasClass() && now.getClass() != object.type)
        || isAnother(object, now)) {
      return false;
    }
    for (Replaced pair : assumed) {
      if (pair.is(object, now)) {
        return true;
      }
    }
    Replaced pair = new Replaced(object, now);
    assumed.add(pair);
    int mark = replaced.size();
    boolean same = difference(object, now, depth + 1) == Remembered.NONE;
    assumed.remove(assumed.size() - 1);
    if (same) {
      replaced.add(pair);
    } else {
      replaced.subList(mark, replaced.size()).clear();
    }
    return same;
  }

  /** Whether it matters which of two objects it is, though both hold the same. */
  private boolean isAnother(Remembered before, Object now) {
    if (now instanceof Enum) {
      return true;
    }
    Remembered other = known.get(now);
    return other != null
        && other != before
        && before.form == Form.OBJECT
        && !JdkObjects.isOfJdk(before.type)
        && (StateFields.ofInstance(before.type).isEmpty()
            || !contents.isFixed(Form.OBJECT, before.type));
  }

  private int differenceInAnyOrder(Remembered before, @Nullable Object[] parts, int depth) {
    int width = before.form.isOfPairs() ? 2 : 1;
    if (parts.length > before.parts.length
        || (parts.length < before.parts.length && before.form != Form.WEAK_MAP)) {
      return Remembered.WHOLE;
    }
    Map<Object, Integer> places = new HashMap<>();
    for (int place = 0; place < before.parts.length; place += width) {
      places.put(key(before.parts[place]), place);
    }
    BitSet taken = new BitSet();
    for (int index = 0; index < parts.length; index += width) {
      Integer found = places.get(key(parts[index]));
      int place = found == null ? alike(before, parts, index, width, taken, depth) : found;
      if (place == Remembered.WHOLE) {
        return Remembered.WHOLE;
      }
      taken.set(place);
      if (width > 1 && !isSame(before.parts[place + 1], parts[index + 1], depth)) {
        return place + 1;
      }
    }
    return Remembered.NONE;
  }

  /** Where something was that holds the same as an object that was not there. */
  private int alike(
      Remembered before, @Nullable Object[] parts, int index, int width, BitSet taken, int depth) {
    for (int place = 0; place < before.parts.length; place += width) {
      if (!taken.get(place)
          && isSame(before.parts[place], parts[index], depth)
          && (width == 1 || isSame(before.parts[place + 1], parts[index + 1], depth))) {
        return place;
      }
    }
    return Remembered.WHOLE;
  }

  private Object key(@Nullable Object part) {
    if (part == null) {
      return this;
    }
    Object object = part instanceof Remembered remembered ? remembered.object : part;
    return contents.isValue(object) ? object : new Identity(object);
  }
}
