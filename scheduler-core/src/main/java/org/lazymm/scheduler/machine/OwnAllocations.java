package org.lazymm.scheduler.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one CPU's code has made since the checkpoint. When it runs again from its start its n-th new
 * mm, and its task of a name, are the same objects as before, so that their cells are.
 */
final class OwnAllocations {
  private final int cpu;
  private final List<MmStruct> made = new ArrayList<>();
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final ArrayDeque<MmStruct> freed = new ArrayDeque<>();
  private final ArrayDeque<Renamed> renamed = new ArrayDeque<>();
  private int fresh;
  private int births;

  OwnAllocations(int cpu) {
    this.cpu = cpu;
  }

  private record Renamed(MmStruct mm, String before) {}

  /** The name of the next new mm. */
  String nextName() {
    return "cpu" + cpu + "-mm" + ++births;
  }

  /**
   * The next mm in memory that was never used.
   *
   * @param name its name
   * @param make makes it the first time
   */
  MmStruct fresh(String name, Function<String, MmStruct> make) {
    if (fresh == made.size()) {
      made.add(make.apply(name));
    }
    MmStruct mm = made.get(fresh++);
    mm.rename(name);
    return mm;
  }

  /** Those made in the present run. */
  List<MmStruct> present() {
    return made.subList(0, fresh);
  }

  /**
   * The mm that this CPU freed last, to be used again under another name; null if there is none.
   */
  @Nullable MmStruct again(String name) {
    MmStruct mm = freed.pollLast();
    if (mm != null) {
      renamed.push(new Renamed(mm, mm.name()));
      mm.rename(name);
    }
    return mm;
  }

  /** What {@link #again} may give, the next one last. */
  Collection<MmStruct> freed() {
    return Collections.unmodifiableCollection(freed);
  }

  void freed(MmStruct mm) {
    if (!freed.contains(mm)) { // What is freed twice becomes one mm again, not two.
      freed.addLast(mm);
    }
  }

  Task task(String name, Function<String, Task> make) {
    return tasks.computeIfAbsent(name, make);
  }

  void rewind() {
    fresh = 0;
    births = 0;
    freed.clear();
    while (!renamed.isEmpty()) {
      Renamed last = renamed.pop();
      last.mm().rename(last.before());
    }
  }
}
