package org.lazymm.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a limit: a whole number, 1 or more. */
final class PositiveNumber implements ITypeConverter<Long> {
  private static final long MOST = 1_000_000_000_000L;

  @Override
  public Long convert(String text) {
    try {
      long number = Long.parseLong(text.strip());
      if (number >= 1 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException wrong) {
      // Said below.
    }
    throw new TypeConversionException("'" + text + "': expected a whole number from 1 to " + MOST);
  }
}
