package org.lazymm.trace;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script for users, against a folder that looks like tracefs; only where there is a /proc to
 * list tasks from.
 */
class RecordTraceScriptTest {
  private static final Path SCRIPT = Path.of("record-trace.sh").toAbsolutePath();

  /** In tracefs a new folder is full of files. */
  private static final String MKDIR =
      """
      #!/bin/sh
      /bin/mkdir -p "$1/options" "$1/per_cpu/cpu0" || exit 1
      for event in sched/sched_switch sched/sched_process_fork sched/sched_process_exec \\
          sched/sched_process_exit sched/sched_process_free task/task_newtask power/cpu_idle \\
          kmem/kmem_cache_alloc kmem/kmem_cache_free; do
        /bin/mkdir -p "$1/events/$event"
      done
      echo 'overrun: 7' >"$1/per_cpu/cpu0/stats"
      echo '<idle>-0 [000] d..1. 1.000001: cpu_idle: state=1 cpu_id=0' >"$1/trace"
      """;

  private static final String SWITCH =
      "<idle>-0 [000] d..2. 1.000002: sched_switch: prev_comm=swapper/0 prev_pid=0 prev_prio=120"
          + " prev_state=R ==> next_comm=a next_pid=5 next_prio=120";

  @TempDir Path folder;

  private record Run(int status, String out, String errors) {}

  @TestFactory
  Stream<DynamicTest> theScript() {
    return Files.isReadable(Path.of("/proc/self/stat"))
        ? Stream.of(
            DynamicTest.dynamicTest("listsTasksThatTheReaderUnderstands", this::lists),
            DynamicTest.dynamicTest("recordsWhileACommandRuns", this::records),
            DynamicTest.dynamicTest("recordsFurtherEventsAndProbes", this::recordsMore),
            DynamicTest.dynamicTest("namesAllocationsBySizeAndCaller", this::namesAllocations),
            DynamicTest.dynamicTest("saysWhatIsMissingWithoutTracefs", this::refuses))
        : Stream.of();
  }

  private Run run(String tracefs, String... arguments) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path errors = folder.resolve("errors");
    List<String> command =
        Stream.concat(Stream.of("sh", SCRIPT.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("TRACEFS", folder.resolve(tracefs).toString());
    builder.environment().put("SLAB", folder.resolve("slab").toString());
    builder.environment().merge("PATH", folder + "/bin", (path, bin) -> bin + ":" + path);
    Process process = builder.redirectOutput(out.toFile()).redirectError(errors.toFile()).start();
    int status = process.waitFor();
    return new Run(status, Files.readString(out), Files.readString(errors));
  }

  private void lists() throws IOException, InterruptedException {
    Run run = run("tracefs", "-t");
    TaskTable tasks =
        TaskFile.read("list", new ByteArrayInputStream(run.out.getBytes(StandardCharsets.UTF_8)));
    int self = (int) ProcessHandle.current().pid();
    assertAll(
        () -> assertEquals(0, run.status),
        () -> assertEquals(self, tasks.tgid(self)),
        () -> assertTrue(tasks.knows(self)),
        () -> assertFalse(tasks.isKernelThread(self)));
  }

  private void records() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("tracefs/instances"));
    Path mkdir = Files.createDirectories(folder.resolve("bin")).resolve("mkdir");
    Files.writeString(mkdir, MKDIR);
    assertTrue(mkdir.toFile().setExecutable(true));
    Run run = run("tracefs", "mine", "--", "sh", "-c", "echo ran");
    assertAll(
        () -> assertEquals(0, run.status, run.errors),
        () -> assertEquals("ran\nmine.txt.gz mine.tasks.tsv\n", run.out),
        () -> assertTrue(run.errors.contains("7 events were lost"), run.errors),
        () -> assertTrue(run.errors.contains("no event sys_enter_membarrier"), run.errors));
    TraceFile trace = TraceFile.of(folder.resolve("mine.txt.gz"));
    assertTrue(trace.tasks().isPresent());
    assertEquals(1, trace.read(event -> {}).events());
    try (Stream<Path> instances = Files.list(folder.resolve("tracefs/instances"))) {
      Path instance = instances.findFirst().orElseThrow();
      assertEquals("0\n", Files.readString(instance.resolve("tracing_on")));
      assertEquals(
          "name == \"mm_struct\"\n",
          Files.readString(instance.resolve("events/kmem/kmem_cache_free/filter")));
    }
  }

  private void fakeTracefs(String mkdirScript) throws IOException {
    Files.createDirectories(folder.resolve("tracefs/instances"));
    Path mkdir = Files.createDirectories(folder.resolve("bin")).resolve("mkdir");
    Files.writeString(mkdir, mkdirScript);
    assertTrue(mkdir.toFile().setExecutable(true));
  }

  private void recordsMore() throws IOException, InterruptedException {
    fakeTracefs(MKDIR.replace("power/cpu_idle", "power/cpu_idle irq/softirq_entry"));
    Run run = run("tracefs", "--events", "irq/softirq_entry,irq:nothing", "more", "--", "true");
    assertAll(
        () -> assertEquals(0, run.status, run.errors),
        () -> assertTrue(run.errors.contains("no event irq/nothing"), run.errors),
        () -> assertFalse(run.errors.contains("softirq_entry"), run.errors));
    List<String> probes = Files.readAllLines(folder.resolve("tracefs/kprobe_events"));
    assertTrue(
        probes.get(0).matches("p:lazymm[0-9]+/kthread_use_mm kthread_use_mm mm=\\$arg1"),
        probes::toString);
    assertTrue(
        probes.get(probes.size() - 1).matches("-:lazymm[0-9]+/kthread_unuse_mm"), probes::toString);
  }

  /** As of a kernel whose allocations have no name, which refuses the filter by name. */
  private void namesAllocations() throws IOException, InterruptedException {
    String line =
        "a-5 [000] ..... 1.000001: kmem_cache_alloc: call_site=%s+0x1/0x2 ptr=0a bytes_req=%d";
    fakeTracefs(
        MKDIR
            + "echo '"
            + line.formatted("copy_process", 1_408)
            + "' >\"$1/trace\"\necho '"
            + line.formatted("dup_task_struct", 1_408)
            + "' >>\"$1/trace\"\necho '"
            + SWITCH
            + "' >>\"$1/trace\"\n"
            + "/bin/ln -s %s/later/filter \"$1/events/kmem/kmem_cache_alloc/filter\"\n"
                .formatted(folder));
    // The filter cannot be written to until the size is asked for.
    Path cat = folder.resolve("bin/cat");
    Files.writeString(
        cat, "#!/bin/sh\n/bin/mkdir -p %s/later\nexec /bin/cat \"$@\"\n".formatted(folder));
    assertTrue(cat.toFile().setExecutable(true));
    Path slab = Files.createDirectories(folder.resolve("slab/mm_struct"));
    Files.writeString(slab.resolve("object_size"), "1408\n");
    Run run = run("tracefs", "named", "--", "true");
    assertEquals(0, run.status, run.errors);
    TraceInfo info = TraceInfo.of(folder.resolve("named.txt.gz"));
    assertEquals(1, info.kinds().get(EventKind.MM_ALLOC), run.errors);
    assertEquals("bytes_req == 1408\n", Files.readString(folder.resolve("later/filter")));
  }

  private void refuses() throws IOException, InterruptedException {
    Run run = run("nowhere", "other");
    assertEquals(2, run.status);
    assertTrue(run.errors.contains("no tracefs at"), run.errors);
    assertFalse(Files.exists(folder.resolve("other.txt.gz")));
  }
}
