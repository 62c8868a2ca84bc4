package org.lazymm.fuzz.target;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.lazymm.explorer.recording.RecordingException;
import org.lazymm.fuzz.Reader;
import org.lazymm.fuzz.Reading;
import org.lazymm.isolation.BadFrameException;
import org.lazymm.litmus.program.UnsupportedException;
import org.lazymm.litmus.reader.LitmusSyntaxException;
import org.lazymm.simulator.profile.ProfileException;
import org.lazymm.trace.TraceException;
import org.lazymm.yaml.YamlException;

/**
 * The readers of lazymm. A further one is a further constant: where its seeds come from, how it
 * reads, and by what it refuses.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its functions have no state.
enum Target implements Reader {
  YAML(1, Seeds::scenarios, text(YamlReaders::yaml), YamlException.class),
  SCENARIO(1, Seeds::scenarios, text(YamlReaders::scenario), YamlException.class),
  OWN_SCENARIO(0.3, Seeds::scenarios, YamlReaders::ownScenario, YamlException.class),
  ARCHITECTURE(1, Seeds::architectures, text(YamlReaders::architecture), YamlException.class),
  FAULT(1, Seeds::faults, text(YamlReaders::fault), YamlException.class),
  PROFILE(1, Seeds::profiles, YamlReaders::profile, YamlException.class, ProfileException.class),
  LITMUS(
      1,
      Seeds::litmusTests,
      text(Texts::litmus),
      LitmusSyntaxException.class,
      UnsupportedException.class),
  EXPECTED_RESULTS(
      1, Seeds::expectedResults, text(Texts::expectedResults), LitmusSyntaxException.class),
  CONDITION(1, Seeds::conditions, text(Texts::condition), IllegalArgumentException.class),
  SCHEME(1, Seeds::schemes, text(Texts::scheme), IllegalArgumentException.class),
  WORKLOAD(1, Seeds::workloads, text(Texts::workload), IllegalArgumentException.class),
  TRACE(1, Seeds::traces, Traces::read, TraceException.class),
  TRACE_INFO(0.3, Seeds::traces, Traces::info, TraceException.class),
  TRACE_VERIFY(0.3, Seeds::traces, Traces::verify, TraceException.class),
  TRACE_DAT(1, Seeds::traceDats, Traces::info, TraceException.class),
  PERFETTO(1, Seeds::perfettoTraces, Traces::info, TraceException.class),
  TRACE_IN_PAGE(1, Seeds::tracePages, Traces::info, TraceException.class),
  TRACE_IN_JSON(1, Seeds::traceJson, Traces::info, TraceException.class),
  TASKS(1, Seeds::tasks, Traces::tasks, TraceException.class),
  RECORDING(1, Seeds::recordings, text(Recordings::read), RecordingException.class),
  REPLAY(
      0.2,
      Seeds::recordings,
      text(Recordings::replay),
      RecordingException.class,
      YamlException.class,
      RefusedException.class),
  FRAMES(0.3, Seeds::frames, Protocol::frames, BadFrameException.class),
  DESCRIBED_JAR(0.3, Seeds::describedJars, text(Protocol::describedJar), RefusedException.class),
  PART(0.3, Seeds::parts, text(Protocol::part), RefusedException.class);

  private final double share;
  private final Supplier<List<byte[]>> seeds;
  private final Bytes reader;
  private final Set<Class<?>> refusals;

  Target(double share, Supplier<List<byte[]>> seeds, Bytes reader, Class<?>... refusals) {
    this.share = share;
    this.seeds = seeds;
    this.reader = reader;
    this.refusals = Set.of(refusals);
  }

  /** Reads bytes. */
  private interface Bytes {
    Reading read(byte[] input) throws Exception;
  }

  /** Reads text. */
  private interface Text {
    Reading read(String text) throws Exception;
  }

  private static Bytes text(Text reader) {
    return input -> reader.read(new String(input, StandardCharsets.UTF_8));
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public List<byte[]> seeds() {
    return seeds.get();
  }

  @Override
  public Reading read(byte[] input) throws Exception {
    return reader.read(input);
  }

  @Override
  public Set<Class<?>> refusals() {
    return refusals;
  }

  @Override
  public double share() {
    return share;
  }
}
