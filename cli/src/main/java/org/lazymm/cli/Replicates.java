package org.lazymm.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --replicates}. */
final class Replicates implements ITypeConverter<Integer> {
  private static final int MOST = 10_000;

  @Override
  public Integer convert(String text) {
    try {
      int count = Integer.parseInt(text.strip());
      if (count >= 1 && count <= MOST) {
        return count;
      }
    } catch (NumberFormatException notANumber) {
      // Told below.
    }
    throw new TypeConversionException(
        "'" + text + "' is no number of replicates; expected 1 to " + MOST);
  }
}
