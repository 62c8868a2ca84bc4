package org.lazymm.fuzz.target;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.fuzz.Reading;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.trace.TaskFile;
import org.lazymm.trace.TaskTable;
import org.lazymm.trace.TraceFile;
import org.lazymm.trace.TraceFormats;
import org.lazymm.trace.TraceHandler;
import org.lazymm.trace.TraceInfo;
import org.lazymm.trace.TraceProblem;
import org.lazymm.trace.TraceRead;
import org.lazymm.trace.TraceReader;
import org.lazymm.trace.verify.RecordedScheme;
import org.lazymm.trace.verify.Verification;
import org.lazymm.trace.verify.Verifier;

/** Readers of traces and of the lists of tasks beside them. */
final class Traces {
  private Traces() {}

  /** A trace that is no file. */
  private static final class Bytes implements TraceFile {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public String name() {
      return "f";
    }

    @Override
    public TraceRead read(TraceHandler handler) throws IOException {
      return TraceReader.read(name(), bytes, TraceFormats.shipped(), handler);
    }

    @Override
    public Optional<TaskTable> tasks() {
      return Optional.empty();
    }
  }

  static Reading read(byte[] input) throws IOException {
    return reading(new Bytes(input).read(event -> {}), "");
  }

  static Reading info(byte[] input) throws IOException {
    TraceInfo info = TraceInfo.of(new Bytes(input));
    return reading(info.read(), info.quality().line());
  }

  static Reading verify(byte[] input) throws IOException {
    Verification found = Verifier.verify(new Bytes(input), Optional.empty(), Traces::scheme);
    return reading(found.info().read(), String.join("; ", found.lines()));
  }

  private static Function<Kernel, LazyMmScheme> scheme(RecordedScheme recorded) {
    return SchemeSelection.parse(Texts.SCHEMES, recorded.scheme())::create;
  }

  private static Reading reading(TraceRead read, String more) {
    return new Reading(read + more, read.problems().stream().map(TraceProblem::message).toList());
  }

  static Reading tasks(byte[] input) {
    try {
      TaskTable tasks = TaskFile.read("f", new ByteArrayInputStream(input));
      return Reading.of(tasks.isKernelThread(1));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
