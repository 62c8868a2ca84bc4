package org.lazymm.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.lazymm.scheduler.machine.FaultFile;
import org.lazymm.yaml.Yaml;
import org.lazymm.yaml.YamlException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The names of the bugs that are shipped: reads {@code --fault}, and serves completion and help.
 */
final class FaultNames implements ITypeConverter<AskedFault>, Iterable<String> {
  @Override
  public AskedFault convert(String text) {
    String asked = text.strip();
    Path file = Path.of(asked);
    try {
      return Files.isRegularFile(file)
          ? new AskedFault(asked, FaultFile.of(Yaml.read(file)).injected())
          : new AskedFault(asked, FaultFile.injected(asked));
    } catch (YamlException | IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Iterator<String> iterator() {
    return FaultFile.ALL.stream().map(FaultFile::name).iterator();
  }
}
