package org.lazymm.fuzz.target;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.lazymm.isolation.Frame;
import org.lazymm.isolation.FrameWriter;
import org.lazymm.scenario.catalogue.Catalogue;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.scheduler.machine.ArchitectureFiles;
import org.lazymm.scheduler.machine.FaultFile;
import org.lazymm.simulator.profile.ProfileCatalogue;
import org.lazymm.simulator.workload.WorkloadSelection;

/** Inputs to begin with: those that are shipped, and those beside this class. */
final class Seeds {
  /** What a profile must be called. */
  static final String PROFILE = "mine";

  private static final String FAULTS = "/org/lazymm/scheduler/faults/";

  private Seeds() {}

  static List<byte[]> scenarios() {
    return texts(
        Stream.concat(
            Catalogue.names().stream().map(Catalogue::source), Stream.of(own("forbidden.yaml"))));
  }

  static List<byte[]> architectures() {
    return texts(
        Stream.concat(
            Architecture.ALL.stream().map(ArchitectureFiles::write),
            Stream.of("name: a\nlike: x86\nalso: [b, c]\nmodel: lkmm\n")));
  }

  static List<byte[]> faults() {
    return texts(
        FaultFile.ALL.stream()
            .map(fault -> shipped(FaultFile.class, FAULTS + fault.name() + ".yaml")));
  }

  static List<byte[]> profiles() {
    return texts(
        Stream.concat(
            Stream.of("xeon-2s-evict", "power8-16s", "graviton4")
                .map(name -> shipped(ProfileCatalogue.class, name + ".yaml"))
                .map(text -> text.replaceFirst("(?m)^profile: .*", "profile: " + PROFILE)),
            Stream.of(own("profile.yaml"))));
  }

  static List<byte[]> litmusTests() {
    return texts(Stream.of("all.litmus", "S.litmus", "rcu.litmus").map(Seeds::own));
  }

  static List<byte[]> expectedResults() {
    return texts(Stream.of(own("expected.tsv")));
  }

  static List<byte[]> conditions() {
    return texts(
        Stream.of(
            "r1 == 0",
            "r1 == 0 && (x != 1 || !(r1 == x))",
            "~(a = -1) \\/ !(b = 2) /\\ 3 = c => c = 4"));
  }

  static List<byte[]> schemes() {
    return texts(
        Stream.of(
            "fullbarrier", "hazard", "rcu", "shootdown:mmu=hash", "shootdown:mmu=radix:filter=on"));
  }

  static List<byte[]> workloads() {
    return texts(
        WorkloadSelection.ALL.stream()
            .map(
                each ->
                    each.name()
                        + each.knobs().stream()
                            .map(knob -> ":" + knob.name() + "=" + knob.most())
                            .reduce("", String::concat)));
  }

  static List<byte[]> traces() {
    List<byte[]> traces =
        new ArrayList<>(
            texts(Stream.of("ftrace.txt", "trace-cmd.txt", "perf.txt").map(Seeds::own)));
    traces.add(gzipped(traces.get(0)));
    return traces;
  }

  static List<byte[]> traceDats() {
    return Stream.of("v6.dat", "v7.dat", "v7-zstd.dat").map(Seeds::ownBytes).toList();
  }

  static List<byte[]> perfettoTraces() {
    byte[] trace = ownBytes("small.pftrace");
    return List.of(trace, gzipped(trace));
  }

  static List<byte[]> tracePages() {
    return Stream.of("page.html", "old-page.html").map(Seeds::ownBytes).toList();
  }

  static List<byte[]> traceJson() {
    return List.of(ownBytes("chrome.json"));
  }

  static List<byte[]> tasks() {
    return texts(Stream.of(own("tasks.tsv")));
  }

  static List<byte[]> recordings() {
    return texts(Stream.of(own("recording.json")));
  }

  /** A greeting, two signs of life and the end of a task, with their checksums. */
  static List<byte[]> frames() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    frame(all, Frame.Kind.HELLO, 0, "/tmp/trail");
    frame(all, Frame.Kind.ALIVE, 0, "00000000");
    frame(all, Frame.Kind.OUT, 1, "fullbarrier holds");
    frame(all, Frame.Kind.DONE, 1, "0{}");
    return List.of(all.toByteArray());
  }

  private static void frame(ByteArrayOutputStream to, Frame.Kind kind, int task, String payload) {
    try {
      new FrameWriter(to).write(new Frame(kind, task, payload.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static List<byte[]> describedJars() {
    return texts(Stream.of(own("described-jar.json")));
  }

  static List<byte[]> parts() {
    return texts(Stream.of(own("part.json")));
  }

  private static List<byte[]> texts(Stream<String> texts) {
    return texts.map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static String own(String name) {
    return shipped(Seeds.class, name);
  }

  private static byte[] ownBytes(String name) {
    return shippedBytes(Seeds.class, name);
  }

  private static String shipped(Class<?> owner, String name) {
    return new String(shippedBytes(owner, name), StandardCharsets.UTF_8);
  }

  private static byte[] shippedBytes(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside " + owner);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzipped(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
