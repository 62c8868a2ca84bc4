package org.lazymm.trace.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lazymm.trace.EventKind;
import org.lazymm.trace.TaskTable;

/**
 * The kernel threads of a log that do more to mms than borrow them: workers, which put user
 * references; the threads of CPU hotplug; and those that use mms by {@code kthread_use_mm}, known
 * by a free of theirs, for all threads of the same name.
 */
final class KernelThreads {
  private static final String WORKER = "kworker/";
  private static final String HOTPLUG = "cpuhp/";

  private final Set<Integer> workers = new HashSet<>();
  private final Set<Integer> hotplug = new HashSet<>();
  private final Set<Integer> users = new HashSet<>();
  private final boolean stepsTraced;

  KernelThreads(List<LogEvent> events, Map<Integer, String> names, TaskTable tasks) {
    Set<String> using = new HashSet<>();
    boolean usesTraced = EventLog.has(events, EventKind.USE_MM);
    for (LogEvent event : events) {
      if (event.kind() == EventKind.MM_FREE && event.cause() == FreeCause.USE_MM) {
        using.add(family(names.getOrDefault(event.pid(), "")));
      }
    }
    stepsTraced = EventLog.has(events, EventKind.HOTPLUG_STEP);
    for (Map.Entry<Integer, String> task : new TreeMap<>(names).entrySet()) {
      int pid = task.getKey();
      String name = task.getValue();
      if (pid == 0 || !tasks.isKernelThread(pid)) {
        continue;
      }
      if (isWorkerName(name)) {
        workers.add(pid);
      } else if (isHotplugName(name)) {
        hotplug.add(pid);
      }
      if (!usesTraced && using.contains(family(name))) {
        users.add(pid);
      }
    }
  }

  static boolean isWorkerName(String name) {
    return name.startsWith(WORKER);
  }

  static boolean isHotplugName(String name) {
    return name.startsWith(HOTPLUG);
  }

  /** A name without the numbers in it: {@code vhost-} for {@code vhost-152}. */
  private static String family(String name) {
    return name.replaceAll("[0-9]+", "");
  }

  boolean isWorker(int pid) {
    return workers.contains(pid);
  }

  boolean isHotplug(int pid) {
    return hotplug.contains(pid);
  }

  /** Whether a thread may use mms at moments that are not traced. */
  boolean usesMms(int pid) {
    return users.contains(pid);
  }

  /** Whether the trace has the steps of CPUs that go down. */
  boolean stepsTraced() {
    return stepsTraced;
  }
}
