package org.lazymm.trace;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The formats in which a trace may be.
 *
 * @param formats in the order in which they are tried
 */
public record TraceFormats(List<TraceFormat> formats) {
  private static final TraceFormats SHIPPED =
      new TraceFormats(
          ServiceLoader.load(TraceFormat.class, TraceFormats.class.getClassLoader()).stream()
              .map(ServiceLoader.Provider::get)
              .toList());

  /** Puts them into the order in which they are tried. */
  public TraceFormats {
    formats =
        formats.stream()
            .sorted(
                Comparator.comparingInt(TraceFormat::precedence).thenComparing(TraceFormat::label))
            .toList();
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("no trace format");
    }
  }

  /**
   * Those on the class path.
   *
   * @return all of them
   */
  public static TraceFormats shipped() {
    return SHIPPED;
  }

  /**
   * Adds some.
   *
   * @param others what plugins bring
   * @return these and the others
   */
  public TraceFormats with(List<TraceFormat> others) {
    return new TraceFormats(Stream.concat(formats.stream(), others.stream()).toList());
  }

  /**
   * Their names in a sentence.
   *
   * @return such as {@code ftrace text, trace-cmd report or perf script}
   */
  @Override
  public String toString() {
    List<String> labels = formats.stream().map(TraceFormat::label).toList();
    int last = labels.size() - 1;
    return last == 0
        ? labels.get(0)
        : String.join(", ", labels.subList(0, last)) + " or " + labels.get(last);
  }
}
