package org.lazymm.trace;

import java.util.List;

/** Recognises the files that are traces, but not text, and says how to make text of them. */
final class BinaryFiles {
  private static final String EXPECTED = "ftrace text, trace-cmd report or perf script";

  private record Magic(List<Integer> bytes, String name, String remedy) {}

  private static final List<Magic> KNOWN =
      List.of(
          new Magic(
              List.of(
                  0x17, 0x08, 0x44, (int) 't', (int) 'r', (int) 'a', (int) 'c', (int) 'i',
                  (int) 'n', (int) 'g'),
              "a trace.dat file",
              "run 'trace-cmd report -i FILE' and read its output"),
          new Magic(
              List.of(
                  (int) 'P', (int) 'E', (int) 'R', (int) 'F', (int) 'I', (int) 'L', (int) 'E',
                  (int) '2'),
              "a perf.data file",
              "run 'perf script -i FILE' and read its output"),
          new Magic(
              List.of(0x28, 0xb5, 0x2f, 0xfd),
              "a zstd file",
              "unpack it first, or pack it with gzip"),
          new Magic(
              List.of(0xfd, (int) '7', (int) 'z', (int) 'X', (int) 'Z'),
              "an xz file",
              "unpack it first, or pack it with gzip"),
          new Magic(
              List.of((int) 'B', (int) 'Z', (int) 'h'),
              "a bzip2 file",
              "unpack it first, or pack it with gzip"),
          new Magic(
              List.of((int) 'P', (int) 'K', 3, 4),
              "a zip file",
              "unpack it first, or pack it with gzip"),
          new Magic(List.of(0x1f, 0x8b), "a gzip file inside a gzip file", "unpack it once"));

  private BinaryFiles() {}

  /** Throws if the first line of a file shows that it is not text. */
  static void refuse(String file, byte[] text, int from, int to) {
    for (Magic magic : KNOWN) {
      if (matches(magic, text, from, to)) {
        throw refused(file, 1, Excerpts.of(text, from, to) + " (" + magic.name + ")", magic.remedy);
      }
    }
    for (int i = from; i < to; i++) {
      if (text[i] == 0) {
        throw refused(
            file,
            i - from + 1,
            Excerpts.of(text, i, Math.min(to, i + 8)) + " (a binary file)",
            "export the trace as text; a Perfetto file by 'traceconv systrace'");
      }
    }
  }

  private static TraceException refused(String file, int column, String value, String remedy) {
    return new TraceException(new TraceProblem(file, 1, column, value, EXPECTED, remedy));
  }

  private static boolean matches(Magic magic, byte[] text, int from, int to) {
    if (to - from < magic.bytes.size()) {
      return false;
    }
    for (int i = 0; i < magic.bytes.size(); i++) {
      if ((text[from + i] & 0xff) != magic.bytes.get(i)) {
        return false;
      }
    }
    return true;
  }
}
