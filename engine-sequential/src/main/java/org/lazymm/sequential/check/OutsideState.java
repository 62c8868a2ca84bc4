package org.lazymm.sequential.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lazymm.scheduler.machine.Machine;
import org.lazymm.scheduler.machine.MmStruct;

/**
 * What a scheme keeps outside of cells (X4): all that can be reached from its object, from the
 * static fields of its classes, and from what it keeps for each CPU and each mm, up to cells and
 * what else is ours.
 *
 * <p>It is remembered at first sight and must not change after that. A look costs nothing for
 * objects whose fields are all final; what they hold is looked at by itself.
 */
public final class OutsideState {
  /** More objects than any scheme has; those beyond are compared as a whole. */
  private static final int MOST_OBJECTS = 20_000;

  private static final int NO_NUMBER = -1;

  private final Machine machine;
  private final SchemeCode code;
  private final Contents contents;
  private final IdentityHashMap<Object, Remembered> known = new IdentityHashMap<>();
  private final List<Remembered> changeable = new ArrayList<>();
  private final Set<Class<?>> classes = new HashSet<>();
  private final ArrayDeque<Remembered> unread = new ArrayDeque<>();
  private final StateComparison comparison;

  /**
   * What the scheme of a machine keeps now.
   *
   * @param machine booted
   */
  public OutsideState(Machine machine) {
    this.machine = machine;
    Object scheme = machine.scheme().unguarded();
    this.code = new SchemeCode(scheme.getClass());
    this.contents = new Contents(code);
    this.comparison = new StateComparison(contents, known);
    remember(scheme, "");
    meetStates();
  }

  /**
   * Adds an object that the scheme has stored in a cell: it must not change from here on. Does
   * nothing if it is known.
   *
   * @param stored the object
   */
  public void watch(Object stored) {
    remember(stored, "an object in a cell");
  }

  /**
   * The first thing that has changed since it was first looked at, as the way that leads to it:
   * {@code field example.Foo.lazy[1]}.
   */
  public Optional<String> changed() {
    meetStates();
    for (Remembered object : changeable) {
      int part = comparison.difference(object);
      if (part != Remembered.NONE) {
        return Optional.of(object.path(part));
      }
    }
    return Optional.empty();
  }

  /** Remembers what was made for CPUs and mms since. */
  private void meetStates() {
    for (List<?> states : machine.perCpuStates()) {
      for (int cpu = 0; cpu < states.size(); cpu++) {
        meetState(states.get(cpu), "cpu", cpu);
      }
    }
    meetStates(machine.initMm());
    for (MmStruct mm : machine.allLiveMms()) {
      meetStates(mm);
    }
  }

  private void meetStates(MmStruct mm) {
    for (Object state : machine.perMmStates(mm)) {
      meetState(state, mm.name(), NO_NUMBER);
    }
  }

  private void meetState(@Nullable Object state, String whose, int number) {
    if (state != null && !known.containsKey(state)) {
      remember(state, "the state of " + whose + (number == NO_NUMBER ? "" : number));
    }
  }

  private void remember(Object object, String origin) {
    Form form = contents.form(object);
    if (form == null || known.containsKey(object) || known.size() >= MOST_OBJECTS) {
      return;
    }
    add(Remembered.root(form, object, origin));
    for (Remembered next = unread.poll(); next != null; next = unread.poll()) {
      read(next);
    }
  }

  private void add(Remembered object) {
    known.put(object.object, object);
    unread.add(object);
    if (!contents.isFixed(object.form, object.type)) {
      changeable.add(object);
    }
    if (!object.type.isArray()) {
      meet(object.type);
    }
  }

  private void read(Remembered object) {
    if (object.form == Form.PRIMITIVES) {
      object.parts = new Object[] {Contents.copyOfPrimitives(object.object)};
      return;
    }
    @Nullable Object[] now = contents.parts(object.form, object.object);
    @Nullable Object[] parts = new Object[now.length];
    for (int place = 0; place < parts.length; place++) {
      parts[place] = part(now[place], object, place);
    }
    object.parts = parts;
  }

  private @Nullable Object part(@Nullable Object held, Remembered holder, int place) {
    Form form = held == null ? null : contents.form(held);
    if (held == null || form == null) {
      return held;
    }
    Remembered before = known.get(held);
    if (before != null) {
      return before;
    }
    if (known.size() >= MOST_OBJECTS) {
      return held;
    }
    Remembered part = Remembered.part(form, held, holder, place);
    add(part);
    return part;
  }

  /**
   * A class of the scheme, with those that it extends, that it names, that are around it and that
   * are in it. Each is set up now, so that nothing seems to change when that happens later.
   */
  private void meet(@Nullable Class<?> type) {
    if (type == null || !code.owns(type) || !classes.add(type)) {
      return;
    }
    try {
      meet(type.getNestHost());
      meet(type.getSuperclass());
      for (Class<?> implemented : type.getInterfaces()) {
        meet(implemented);
      }
      if (!type.isHidden()) {
        Class.forName(type.getName(), true, type.getClassLoader());
        for (Class<?> inside : type.getDeclaredClasses()) {
          meet(inside);
        }
        ClassReferences.of(type).forEach(this::meet);
        if (!StateFields.ofClass(type).isEmpty()) {
          add(Remembered.root(Form.CLASS, type, ""));
        }
      }
    } catch (ClassNotFoundException | LinkageError e) {
      return; // It cannot be set up, so it keeps nothing.
    }
  }
}
