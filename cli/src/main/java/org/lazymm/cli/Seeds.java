package org.lazymm.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --seed}. */
final class Seeds implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException notANumber) {
      throw new TypeConversionException("'" + text + "' is no seed; expected a whole number");
    }
  }
}
