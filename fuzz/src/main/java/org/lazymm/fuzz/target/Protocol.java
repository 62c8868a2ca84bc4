package org.lazymm.fuzz.target;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.lazymm.evaluation.compare.ComparisonPart;
import org.lazymm.explorer.recording.StrictJson;
import org.lazymm.fuzz.Reading;
import org.lazymm.isolation.Frame;
import org.lazymm.isolation.FrameReader;
import org.lazymm.scheduler.discovery.DescribedJar;
import org.lazymm.scheduler.discovery.DiscoveryProblem;
import org.lazymm.scheduler.discovery.PluginJar;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a JVM that runs plugins says to the one that started it. */
final class Protocol {
  private static final JsonMapper MAPPER = StrictJson.builder().build();

  private Protocol() {}

  static Reading frames(byte[] input) throws IOException {
    FrameReader frames = new FrameReader(new ByteArrayInputStream(input));
    StringJoiner all = new StringJoiner(" ");
    Optional<Frame> frame = frames.read();
    while (frame.isPresent()) {
      all.add(frame.get().kind() + " " + frame.get().task() + " " + frame.get().payload().length);
      frame = frames.read();
    }
    return Reading.of(all);
  }

  static Reading describedJar(String text) throws RefusedException {
    PluginJar judged = read(text, DescribedJar.class).judged(Path.of("some.jar"));
    List<String> told = judged.problems().stream().map(DiscoveryProblem::toString).toList();
    return new Reading(judged.found() + " " + told, told);
  }

  static Reading part(String text) throws RefusedException {
    return Reading.of(read(text, ComparisonPart.class));
  }

  private static <T> T read(String text, Class<T> type) throws RefusedException {
    try {
      T made = MAPPER.readValue(text, type);
      if (made == null) {
        throw new RefusedException(new IllegalArgumentException("f: holds nothing"));
      }
      return made;
    } catch (JacksonException refusal) {
      throw new RefusedException(
          new IllegalArgumentException(StrictJson.message("f", text, refusal), refusal));
    }
  }
}
