package org.lazymm.cli;

import java.util.Arrays;
import java.util.Iterator;
import org.lazymm.explorer.counterexample.Edge;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The relations that a drawing can show, as they are written on the command line. */
final class EdgeNames implements ITypeConverter<Edge>, Iterable<String> {
  @Override
  public Edge convert(String name) {
    try {
      return Edge.of(name);
    } catch (IllegalArgumentException unknown) {
      throw new TypeConversionException(String.valueOf(unknown.getMessage()));
    }
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Edge.values()).map(Edge::text).iterator();
  }
}
