package org.lazymm.trace.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The users of one mm, those inside a window each with a slot in {@link RefState#user(int)}. */
final class MmUsers {
  private static final UserWindow VACANT =
      new UserWindow(SchedulerState.NOBODY, UserWindow.Kind.EXIT);

  private final List<UserWindow> slots = new ArrayList<>();
  private final Set<Integer> plain = new HashSet<>();

  void add(int pid) {
    plain.add(pid);
  }

  void rename(int pid, int to) {
    if (plain.remove(pid)) {
      plain.add(to);
    }
  }

  /** Whether a task uses the mm, outside any window. */
  boolean isPlain(int pid) {
    return plain.contains(pid);
  }

  /** Gives a window a slot. */
  void open(UserWindow window) {
    if (window.kind() == UserWindow.Kind.EXIT || window.kind() == UserWindow.Kind.EXEC_AWAY) {
      plain.remove(window.pid());
    }
    int slot = slots.indexOf(VACANT);
    if (slot >= 0) {
      slots.set(slot, window);
    } else {
      slots.add(window);
    }
  }

  void close(int slot) {
    UserWindow window = slots.set(slot, VACANT);
    if (window.kind() == UserWindow.Kind.EXEC_HITHER) {
      plain.add(window.pid());
    }
  }

  int slots() {
    return slots.size();
  }

  UserWindow window(int slot) {
    return slots.get(slot);
  }

  boolean isVacant(int slot) {
    return slots.get(slot).equals(VACANT);
  }

  /** The slot of a task, or -1 if it is in no window of this mm. */
  int slotOf(int pid) {
    for (int slot = 0; slot < slots.size(); slot++) {
      if (slots.get(slot).pid() == pid && !isVacant(slot)) {
        return slot;
      }
    }
    return -1;
  }

  int slotOf(int pid, UserWindow.Kind kind) {
    return slots.indexOf(new UserWindow(pid, kind));
  }

  /** Whether a task, when it runs, runs on the mm as its own. */
  boolean owns(RefState state, int pid) {
    int slot = slotOf(pid);
    return slot >= 0 ? slots.get(slot).owns(state.user(slot)) : plain.contains(pid);
  }

  /** Whether there is a user in {@code mm_users} beside that of a slot. */
  boolean othersCount(RefState state, int but) {
    if (!plain.isEmpty()) {
      return true;
    }
    for (int slot = 0; slot < slots.size(); slot++) {
      if (slot != but && counts(state, slot)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the user of a slot counts in {@code mm_users}. */
  boolean counts(RefState state, int slot) {
    return !isVacant(slot) && slots.get(slot).counts(state.user(slot));
  }

  /** Whether any user outside a window counts. */
  boolean anyPlain() {
    return !plain.isEmpty();
  }

  /** Whether a reference is still held on account of users. */
  boolean hold(RefState state) {
    if (!plain.isEmpty()) {
      return true;
    }
    for (int slot = 0; slot < slots.size(); slot++) {
      if (!isVacant(slot) && slots.get(slot).holds(state.user(slot))) {
        return true;
      }
    }
    return false;
  }
}
