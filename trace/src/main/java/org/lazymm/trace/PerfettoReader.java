package org.lazymm.trace;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;

/**
 * Reads the binary traces of Perfetto packet by packet: the bundles of ftrace events, the trees of
 * processes, and the packets that are packed.
 */
final class PerfettoReader {
  /** How the format is called. */
  static final String NAME = "PERFETTO";

  private static final int PACKET = 1;
  private static final int FTRACE_EVENTS = 1;
  private static final int PROCESS_TREE = 2;
  private static final int COMPRESSED_PACKETS = 50;
  private static final int PROCESSES = 1;
  private static final int THREADS = 2;
  private static final int KTHREADD = 2;
  private static final int IS_KTHREAD = 8;
  private static final int LARGEST_PACKED = 1 << 26;

  private final String name;
  private final TraceHandler handler;
  private final NamePool names = new NamePool();
  private final EventWindow window;
  private final FtraceBundle bundles;
  private final List<TraceProblem> problems = new ArrayList<>();

  private PerfettoReader(String name, TraceHandler handler) {
    this.name = name;
    this.handler = handler;
    this.window = new EventWindow(handler, names);
    this.bundles = new FtraceBundle(window, names, handler);
  }

  /**
   * Whether a file begins as a list of packets does: each one has the same tag and a length, and is
   * no text.
   */
  static boolean fits(byte[] bytes, int length) {
    if (length < 4 || bytes[0] != (PACKET << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
      return false;
    }
    int at = 1;
    while (at < length - 2 && bytes[at] < 0) {
      at++;
    }
    int type = bytes[at + 1] & 7;
    boolean field = (type <= 2 || type == 5) && (bytes[at + 1] & 0xff) >= 8;
    boolean binary = false;
    for (int i = 1; i < Math.min(length, 64); i++) {
      binary |= bytes[i] >= 0 && bytes[i] < '\t' || bytes[i] < 0 && at > 1 && i <= at;
    }
    return field && binary;
  }

  /**
   * Reads a trace from its beginning to its end.
   *
   * @param name how messages call it
   * @param damage tells what is wrong with the stream, as far as it has been read
   * @param in the trace, inflated
   * @param handler receives each event
   * @return what was read and what was not
   * @throws TraceException if there is no event in it at all
   */
  static TraceRead read(String name, Unpacked damage, InputStream in, TraceHandler handler) {
    return new PerfettoReader(name, handler).readAll(in, damage);
  }

  private TraceRead readAll(InputStream in, Unpacked damage) {
    String wrong = "";
    try {
      packets(CodedInputStream.newInstance(in), true);
    } catch (IOException damaged) {
      wrong = String.valueOf(damaged.getMessage());
    }
    wrong = damage.damage().isEmpty() ? wrong : damage.damage();
    window.end();
    if (!wrong.isEmpty()) {
      problems.add(
          new TraceProblem(
              name,
              0,
              0,
              "a packet that cannot be read (" + wrong + ")",
              "a whole Perfetto trace",
              "copy or record it again; the events before this place are used"));
    }
    if (bundles.malformed() > 0) {
      problems.add(
          new TraceProblem(
              name,
              0,
              0,
              bundles.malformed() + " events with impossible numbers",
              "events of a kernel",
              "they are left out"));
    }
    if (bundles.events() + bundles.skipped() == 0) {
      throw new TraceException(
          problems.isEmpty()
              ? new TraceProblem(
                  name,
                  0,
                  0,
                  "a Perfetto trace without an event of the kernel",
                  "a trace with ftrace events",
                  "record it with the data source linux.ftrace and the event sched/sched_switch")
              : problems.get(0));
    }
    return new TraceRead(
        name,
        NAME,
        bundles.events() + bundles.skipped() + bundles.malformed(),
        bundles.events(),
        bundles.skipped(),
        bundles.malformed(),
        0,
        bundles.uncountedLosses(),
        !wrong.isEmpty(),
        problems);
  }

  private void packets(CodedInputStream in, boolean mayBePacked) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == PACKET) {
        int outer = FtraceBundle.enter(in, tag);
        packet(in, mayBePacked);
        in.popLimit(outer);
      } else {
        FtraceBundle.skip(in, tag);
      }
      in.resetSizeCounter();
    }
  }

  private void packet(CodedInputStream in, boolean mayBePacked) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      if (field == FTRACE_EVENTS) {
        int outer = FtraceBundle.enter(in, tag);
        bundles.read(in);
        in.popLimit(outer);
      } else if (field == PROCESS_TREE) {
        int outer = FtraceBundle.enter(in, tag);
        processTree(in);
        in.popLimit(outer);
      } else if (field == COMPRESSED_PACKETS && mayBePacked) {
        int length = in.readRawVarint32();
        if (length < 0 || length > LARGEST_PACKED) {
          throw new IOException("a packed packet of " + length + " bytes");
        }
        InputStream packed = new ByteArrayInputStream(in.readRawBytes(length));
        packets(CodedInputStream.newInstance(new InflaterInputStream(packed)), false);
      } else {
        FtraceBundle.skip(in, tag);
      }
    }
  }

  private void processTree(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      if (field == PROCESSES || field == THREADS) {
        int outer = FtraceBundle.enter(in, tag);
        if (field == PROCESSES) {
          process(in);
        } else {
          thread(in);
        }
        in.popLimit(outer);
      } else {
        FtraceBundle.skip(in, tag);
      }
    }
  }

  private void process(CodedInputStream in) throws IOException {
    int pid = TraceEvent.UNKNOWN;
    int parent = TraceEvent.UNKNOWN;
    boolean kernelThread = false;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> pid = (int) FtraceBundle.number(in, tag);
        case 2 -> parent = (int) FtraceBundle.number(in, tag);
        case IS_KTHREAD -> kernelThread = FtraceBundle.number(in, tag) != 0;
        default -> FtraceBundle.skip(in, tag);
      }
    }
    if (pid > 0) {
      handler.process(pid, pid);
      if (kernelThread || parent > 0) {
        handler.kernelThread(pid, kernelThread || parent == KTHREADD);
      }
    }
  }

  private void thread(CodedInputStream in) throws IOException {
    int tid = TraceEvent.UNKNOWN;
    int tgid = TraceEvent.UNKNOWN;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> tid = (int) FtraceBundle.number(in, tag);
        case 3 -> tgid = (int) FtraceBundle.number(in, tag);
        default -> FtraceBundle.skip(in, tag);
      }
    }
    if (tid > 0 && tgid > 0) {
      handler.process(tid, tgid);
    }
  }
}
