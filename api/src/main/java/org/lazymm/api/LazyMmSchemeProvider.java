package org.lazymm.api;

import java.util.List;

/**
 * The entry of a plugin: names a scheme and makes it. Found by {@link java.util.ServiceLoader};
 * register it with {@code @AutoService(LazyMmSchemeProvider.class)} or by hand in {@code
 * META-INF/services}.
 *
 * <p>A provider needs a public constructor without parameters, keeps no state, and may be asked for
 * any number of schemes, each for a machine of its own.
 */
public interface LazyMmSchemeProvider {

  /**
   * The name that users type: lower-case letters, digits and dashes, beginning with a letter;
   * unique among all providers.
   */
  String name();

  /** What the scheme does, in one line of at most 100 characters. */
  String summary();

  /**
   * The version of this API that the provider was compiled against: {@code return Spi.VERSION;}, a
   * constant that the compiler copies into the provider's class.
   */
  int spiVersion();

  /** The options that {@link #create} understands, in the order in which help shows them. */
  default List<Option<?>> options() {
    return List.of();
  }

  /**
   * Makes the scheme for one machine. Called before any CPU runs; makes all cells it needs here.
   *
   * @param kernel the services of that machine
   * @param options the values of the declared options
   */
  LazyMmScheme create(Kernel kernel, Options options);
}
