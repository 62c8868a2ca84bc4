package org.lazymm.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --switches}. */
final class Switches implements ITypeConverter<Long> {
  private static final long MOST = 10_000_000_000L;

  @Override
  public Long convert(String text) {
    try {
      long switches = Long.parseLong(text.strip());
      if (1 <= switches && switches <= MOST) {
        return switches;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, together with a number out of range.
    }
    throw new TypeConversionException(
        "'" + text + "' is no number of context switches; expected 1 to " + MOST);
  }
}
