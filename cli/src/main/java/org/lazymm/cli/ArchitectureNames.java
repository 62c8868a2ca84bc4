package org.lazymm.cli;

import java.util.Iterator;
import org.lazymm.scheduler.machine.Architecture;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names of the architectures: reads {@code --arch}, and serves completion and help. */
final class ArchitectureNames implements ITypeConverter<AskedArchitecture>, Iterable<String> {
  @Override
  public AskedArchitecture convert(String text) {
    try {
      return AskedArchitecture.of(text);
    } catch (IllegalArgumentException unknown) {
      throw new TypeConversionException(String.valueOf(unknown.getMessage()));
    }
  }

  @Override
  public Iterator<String> iterator() {
    return Architecture.ALL.stream().map(Architecture::name).iterator();
  }
}
