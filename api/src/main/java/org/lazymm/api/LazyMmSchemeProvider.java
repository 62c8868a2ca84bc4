package org.lazymm.api;

import java.util.List;

/**
 * The entry point of a plugin: names a scheme and makes it. {@link java.util.ServiceLoader} finds
 * providers; register one with {@code @AutoService(LazyMmSchemeProvider.class)} or by hand in
 * {@code META-INF/services}.
 *
 * <p>A provider has a public constructor without parameters and keeps no state. A provider may be
 * asked for any number of schemes, each for a machine of its own. A provider whose answers are not
 * as described here is refused with a message, and its scheme is not offered.
 */
public interface LazyMmSchemeProvider {

  /**
   * The name that users type.
   *
   * @return lower-case letters, digits and dashes, beginning with a letter; unique among all
   *     providers, and the same at every call
   */
  String name();

  /**
   * What the scheme does, for lists and reports.
   *
   * @return one line of 1 to 100 characters
   */
  String summary();

  /**
   * The version of this API that the provider was compiled against: {@code return Spi.VERSION;}.
   * The compiler copies that constant into the provider's class.
   *
   * @return the version; a provider of another version than {@link Spi#VERSION} is refused
   */
  int spiVersion();

  /**
   * The options that {@link #create} understands.
   *
   * @return the options in the order in which help shows them, each name once; empty if there are
   *     none
   */
  default List<Option<?>> options() {
    return List.of();
  }

  /**
   * Makes the scheme for one machine.
   *
   * <p>Context: before any CPU runs. The scheme makes all its cells here, or in the factories that
   * it hands to {@link Kernel#perCpu} and {@link Kernel#perMm}. Of the {@link Kernel}, only methods
   * whose context names {@code create} may be called here.
   *
   * @param kernel the services of that machine; the scheme keeps them
   * @param options the values of the declared options
   * @return a new scheme, never one that was returned before
   */
  LazyMmScheme create(Kernel kernel, Options options);
}
