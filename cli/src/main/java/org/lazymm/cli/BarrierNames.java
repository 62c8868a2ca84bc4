package org.lazymm.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.lazymm.scheduler.machine.PostSwitchBarrier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The suppliers of the barrier after a switch: reads {@code --barrier}. */
final class BarrierNames implements ITypeConverter<PostSwitchBarrier>, Iterable<String> {
  private static final List<PostSwitchBarrier> ALL = Arrays.asList(PostSwitchBarrier.values());

  @Override
  public PostSwitchBarrier convert(String text) {
    return ALL.stream()
        .filter(barrier -> name(barrier).equals(now(text.strip())))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "no barrier '" + text + "'; available: " + String.join(", ", this)));
  }

  /** The name of today for one of an earlier lazymm. */
  private static String now(String name) {
    return name.equals("as-promised") ? name(PostSwitchBarrier.AS_GUARANTEED) : name;
  }

  @Override
  public Iterator<String> iterator() {
    return ALL.stream().map(BarrierNames::name).iterator();
  }

  static String name(PostSwitchBarrier barrier) {
    return barrier.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
