package org.lazymm.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lazymm.output.Printable;

/**
 * One input, tried once.
 *
 * @param outcome what came of it; the same for the same input
 * @param refused whether the reader said that it is no input
 * @param allocated how many bytes of memory it took
 * @param hit the fault that it shows
 */
record Trial(String outcome, boolean refused, long allocated, Optional<Hit> hit) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What a reader may take for a small input: buffers, and a machine of 8,192 CPUs. */
  private static final long MOST_FOR_NOTHING = 128L << 20;

  /** What a reader may take for each byte of an input. */
  private static final long MOST_FOR_A_BYTE = 4_000;

  /** As the command line prints: a line names a few things, and each may be all escapes. */
  private static final int LONGEST_LINE = 16 * Printable.LONGEST;

  private static final int FRAMES = 3;

  /**
   * Tries an input on the running thread. Classes that are loaded take memory, too, so the second
   * time counts.
   */
  static Trial of(Reader reader, byte[] input) {
    Trial first = once(reader, input);
    return first.hit.filter(hit -> hit.kind() == Hit.Kind.MEMORY).isPresent()
        ? once(reader, input)
        : first;
  }

  private static Trial once(Reader reader, byte[] input) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    String outcome;
    boolean refused = false;
    Optional<Hit> hit = Optional.empty();
    try {
      Reading reading = reader.read(input);
      outcome = reading.value();
      hit = wrong(reading.told(), "told", input);
    } catch (Throwable thrown) { // Any at all is a fault but those that the reader declares.
      refused = reader.refusals().contains(thrown.getClass());
      outcome = thrown.getClass().getName() + ": " + thrown.getMessage();
      hit =
          refused
              ? wrong(List.of(String.valueOf(thrown.getMessage())), place(thrown), input)
              : Optional.of(
                  new Hit(Hit.Kind.EXCEPTION, Printable.of(thrown), place(thrown), input));
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    return new Trial(outcome, refused, allocated, hit.or(() -> tooMuch(input, allocated)));
  }

  private static Optional<Hit> tooMuch(byte[] input, long allocated) {
    return allocated <= MOST_FOR_NOTHING + MOST_FOR_A_BYTE * input.length
        ? Optional.empty()
        : Optional.of(
            new Hit(
                Hit.Kind.MEMORY,
                "takes %,d bytes of memory for %,d bytes".formatted(allocated, input.length),
                "",
                input));
  }

  private static Optional<Hit> wrong(List<String> lines, String place, byte[] input) {
    return lines.stream()
        .map(Trial::wrong)
        .filter(Predicate.not(String::isEmpty))
        .findFirst()
        .map(wrong -> new Hit(Hit.Kind.MESSAGE, wrong, place, input));
  }

  private static String wrong(String line) {
    return line.isBlank() || line.equals("null")
        ? "an empty message"
        : line.length() > LONGEST_LINE
            ? "a message of " + line.length() + " characters: " + Printable.line(line)
            : line.chars().anyMatch(Trial::breaksLine)
                ? "a message with a control character: " + Printable.line(line)
                : "";
  }

  private static boolean breaksLine(int each) {
    return Character.isISOControl(each) || each == '\u2028' || each == '\u2029';
  }

  private static String place(Throwable thrown) {
    String type = thrown.getClass().getName();
    // Where a stack ends is by chance.
    return thrown instanceof VirtualMachineError || thrown.getStackTrace().length == 0
        ? type
        : Arrays.stream(thrown.getStackTrace())
            .limit(FRAMES)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(" < ", type + " at ", ""));
  }
}
