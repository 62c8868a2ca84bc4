package org.lazymm.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one number of {@code --cpus}. */
final class CpuCounts implements ITypeConverter<Integer> {
  /** The most CPUs a modelled machine can have. */
  static final int MOST = 8192;

  @Override
  public Integer convert(String text) {
    try {
      int cpus = Integer.parseInt(text.strip());
      if (1 <= cpus && cpus <= MOST) {
        return cpus;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, together with a number out of range.
    }
    throw new TypeConversionException(
        "'" + text + "' is no number of CPUs; expected 1 to " + MOST + ", such as 1,8,64");
  }
}
