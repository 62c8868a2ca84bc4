package org.lazymm.scheduler.discovery;

import java.util.List;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Option;

/**
 * A scheme that can be used. Name, summary and options are what the provider said when it was
 * found, checked; it is not asked again.
 *
 * @param name what users type
 * @param summary what the scheme does, in one line
 * @param options the options it takes, in the order in which help shows them
 * @param origin where it was found
 * @param type the class of the provider
 * @param provider makes the scheme
 */
public record FoundScheme(
    String name,
    String summary,
    List<Option<?>> options,
    Origin origin,
    String type,
    LazyMmSchemeProvider provider) {

  /** Copies the options. */
  public FoundScheme {
    options = List.copyOf(options);
  }

  @Override
  public String toString() {
    return name + " (" + origin + ")";
  }
}
