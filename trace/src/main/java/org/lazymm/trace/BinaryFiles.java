package org.lazymm.trace;

import java.util.List;

/** Recognises the files that are traces, but not text, and says how to make text of them. */
final class BinaryFiles {
  private static final String EXPECTED = "ftrace text, trace-cmd report or perf script";

  private record Magic(int[] bytes, String name, String remedy) {}

  private static final List<Magic> KNOWN =
      List.of(
          new Magic(
              new int[] {0x17, 0x08, 0x44, 't', 'r', 'a', 'c', 'i', 'n', 'g'},
              "a trace.dat file",
              "run 'trace-cmd report -i FILE' and read its output"),
          new Magic(
              new int[] {'P', 'E', 'R', 'F', 'I', 'L', 'E', '2'},
              "a perf.data file",
              "run 'perf script -i FILE' and read its output"),
          new Magic(
              new int[] {0x28, 0xb5, 0x2f, 0xfd},
              "a zstd file",
              "unpack it first, or pack it with gzip"),
          new Magic(
              new int[] {0xfd, '7', 'z', 'X', 'Z'},
              "an xz file",
              "unpack it first, or pack it with gzip"),
          new Magic(
              new int[] {'B', 'Z', 'h'}, "a bzip2 file", "unpack it first, or pack it with gzip"),
          new Magic(
              new int[] {'P', 'K', 3, 4}, "a zip file", "unpack it first, or pack it with gzip"),
          new Magic(new int[] {0x1f, 0x8b}, "a gzip file inside a gzip file", "unpack it once"));

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
            Excerpts.of(text, i, to) + " (a binary file)",
            "export the trace as text; a Perfetto file by 'traceconv systrace'");
      }
    }
  }

  private static TraceException refused(String file, int column, String value, String remedy) {
    return new TraceException(new TraceProblem(file, 1, column, value, EXPECTED, remedy));
  }

  private static boolean matches(Magic magic, byte[] text, int from, int to) {
    if (to - from < magic.bytes.length) {
      return false;
    }
    for (int i = 0; i < magic.bytes.length; i++) {
      if ((text[from + i] & 0xff) != magic.bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
