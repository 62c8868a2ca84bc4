package org.lazymm.cli;

import java.util.Iterator;
import org.lazymm.explorer.model.MemoryModels;
import org.lazymm.scheduler.machine.Model;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names of the memory models: reads {@code --model}, and serves completion and help. */
final class ModelNames implements ITypeConverter<Model>, Iterable<String> {
  @Override
  public Model convert(String text) {
    return MemoryModels.all().stream()
        .filter(model -> model.toString().equals(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "no memory model '" + text + "'; available: " + String.join(", ", this)));
  }

  @Override
  public Iterator<String> iterator() {
    return MemoryModels.all().stream().map(Model::toString).iterator();
  }
}
