package org.lazymm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.lazymm.scheduler.machine.FaultFile;
import org.lazymm.scheduler.machine.MappingFaults;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.core.JacksonException;

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
          ? new AskedFault(asked, FaultFile.parse(Files.readString(file)).injected())
          : new AskedFault(asked, FaultFile.injected(asked));
    } catch (IOException e) {
      throw new TypeConversionException(asked + ": cannot be read: " + e.getMessage());
    } catch (JacksonException e) {
      throw new TypeConversionException(MappingFaults.in(asked, e));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Iterator<String> iterator() {
    return FaultFile.ALL.stream().map(FaultFile::name).iterator();
  }
}
