package org.lazymm.trace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads lines written in a test, and shows the events as text. */
final class Lines {
  private Lines() {}

  static byte[] bytes(String... lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static TraceRead read(byte[] bytes, TraceHandler handler) {
    return read(TraceFormats.shipped(), bytes, handler);
  }

  static TraceRead read(TraceFormats formats, byte[] bytes) {
    return read(formats, bytes, event -> {});
  }

  private static TraceRead read(TraceFormats formats, byte[] bytes, TraceHandler handler) {
    try {
      return TraceReader.read("test.txt", new ByteArrayInputStream(bytes), formats, handler);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static TraceRead read(byte[] bytes) {
    return read(bytes, event -> {});
  }

  static TraceRead read(String... lines) {
    return read(bytes(lines), event -> {});
  }

  static TraceRead read(String[] lines, TraceHandler handler) {
    return read(bytes(lines), handler);
  }

  static List<String> events(String... lines) {
    List<String> shown = new ArrayList<>();
    read(bytes(lines), event -> shown.add(show(event)));
    return shown;
  }

  static String only(String... lines) {
    List<String> shown = events(lines);
    if (shown.size() != 1) {
      throw new AssertionError("one event expected: " + shown);
    }
    return shown.get(0);
  }

  static String show(TraceEvent event) {
    String where =
        "%d cpu%d pid%d tgid%d %s"
            .formatted(event.timeNanos(), event.cpu(), event.pid(), event.tgid(), event.kind());
    return where
        + switch (event.kind()) {
          case SWITCH ->
              " <%s> %s%s -> %d <%s>%s"
                  .formatted(
                      event.inferred() ? "" : event.comm(),
                      event.previousState(),
                      event.preempted() ? "+" : "",
                      event.nextPid(),
                      event.nextComm(),
                      event.inferred() ? " inferred" : "");
          case NEW_TASK -> " %d %x".formatted(event.childPid(), event.cloneFlags());
          case FORK -> " " + event.childPid();
          case EXEC -> " " + event.oldPid();
          case EXIT -> " " + event.subjectPid() + " " + event.exitPlace();
          case FREE -> " " + event.subjectPid();
          case CPU_IDLE -> event.idleEntered() ? " in" : " out";
          case MEMBARRIER -> " " + event.membarrierCommand();
          case MM_ALLOC, MM_FREE -> " %s %x".formatted(event.mmSite(), event.mmPointer());
          case HOTPLUG_STEP -> " cpu%d %s".formatted(event.targetCpu(), event.mmSite());
          case FLUSH ->
              " %x %s users%d"
                  .formatted(
                      event.mmPointer(), event.fullFlush() ? "full" : "part", event.mmUsers());
          case INTERRUPT_SENT ->
              " cpu%d %s%s"
                  .formatted(
                      event.targetCpu(), event.interrupt(), event.fullFlush() ? " full" : "");
          case USE_MM, UNUSE_MM, FLUSH_INTERRUPT, SHOOT_INTERRUPT, MMU_LEAVE, MM_DROP ->
              " %x".formatted(event.mmPointer());
        };
  }
}
