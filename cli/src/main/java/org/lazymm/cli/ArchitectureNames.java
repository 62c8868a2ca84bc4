package org.lazymm.cli;

import java.util.Iterator;
import org.lazymm.scheduler.machine.Architecture;
import org.lazymm.yaml.YamlException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names of the architectures: reads {@code --arch}, and serves completion and help. */
final class ArchitectureNames implements ITypeConverter<AskedArchitecture>, Iterable<String> {
  @Override
  public AskedArchitecture convert(String text) {
    try {
      return AskedArchitecture.of(text);
    } catch (YamlException | IllegalArgumentException wrong) {
      throw new TypeConversionException(String.valueOf(wrong.getMessage()));
    }
  }

  @Override
  public Iterator<String> iterator() {
    return Architecture.ALL.stream().map(Architecture::name).iterator();
  }
}
