package org.lazymm.trace;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The files that hold the text of a trace inside something else. */
enum Container {
  /** A page of systrace or atrace. */
  SYSTRACE_HTML(
      "(?i)<(!doctype html|html|head|!--).*",
      HtmlText::new,
      "an HTML page without a trace in it",
      "give the page that systrace or atrace wrote"),
  /** A Chrome trace with the kernel's part in it. */
  CHROME_JSON(
      "(?i)[{\\[]\\s*([\"{}\\[\\]].*)?",
      JsonText::new,
      "JSON without systemTraceEvents, such as a Chrome JSON trace of traceEvents only",
      "record scheduler events, too: the switches stand in the text of systemTraceEvents");

  @SuppressWarnings("ImmutableEnumChecker") // A pattern has no state.
  private final Pattern beginning;

  @SuppressWarnings("ImmutableEnumChecker") // A constructor has no state.
  private final Function<InputStream, EmbeddedText> opener;

  private final String empty;
  private final String remedy;

  Container(
      String beginning, Function<InputStream, EmbeddedText> opener, String empty, String remedy) {
    this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    this.opener = opener;
    this.empty = empty;
    this.remedy = remedy;
  }

  /** Finds out from its first bytes what a file is. */
  static Optional<Container> of(byte[] bytes, int length) {
    String text =
        new String(bytes, 0, Math.min(length, 4096), StandardCharsets.ISO_8859_1).stripLeading();
    for (Container each : values()) {
      if (each.beginning.matcher(text).matches()) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  EmbeddedText open(InputStream in) {
    return opener.apply(in);
  }

  /** Says that there was no trace in the file. */
  TraceException withoutTrace(String file, byte[] bytes, int length) {
    return ForeignForm.refused(file, 1, Excerpts.of(bytes, 0, Math.min(length, 60)), empty, remedy);
  }
}
