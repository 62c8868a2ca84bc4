package org.lazymm.scheduler.discovery;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Option;
import org.lazymm.api.Spi;

/**
 * Asks a provider all it has to say about itself, once, and checks the answers against the
 * contract.
 */
final class ProviderCheck {
  /** What runs of a plugin when nothing else is known to. */
  static final String MAKING = "the making of its provider";

  private static final int LONGEST_SUMMARY = 100;
  private static final int MOST_OPTIONS = 1_000;

  private ProviderCheck() {}

  /**
   * The provider as a scheme that can be used.
   *
   * @param provider just made
   * @param origin where it was found
   * @param type its class
   * @throws BrokenProviderException if an answer breaks the contract
   */
  static FoundScheme check(LazyMmSchemeProvider provider, Origin origin, String type)
      throws BrokenProviderException {
    checkVersion(ask("spiVersion", provider::spiVersion));
    return new FoundScheme(
        name(ask("name", provider::name)),
        summary(ask("summary", provider::summary)),
        options(ask("options", provider::options)),
        origin,
        type,
        provider);
  }

  private static <T> T ask(String method, Supplier<@Nullable T> question)
      throws BrokenProviderException {
    @Nullable T answer;
    HookTrail trail = HookTrails.ofThread();
    trail.entered(method + "()");
    try {
      answer = question.get();
    } catch (Throwable thrown) {
      LoadFailure.rethrowIfOurs(thrown);
      throw new BrokenProviderException(method + "() " + LoadFailure.describe(thrown));
    } finally {
      trail.entered(MAKING);
    }
    if (answer == null) {
      throw new BrokenProviderException(method + "() returns null");
    }
    return answer;
  }

  private static void checkVersion(int version) throws BrokenProviderException {
    if (version != Spi.VERSION) {
      throw new BrokenProviderException(
          "built for SPI version "
              + version
              + ", this lazymm has "
              + Spi.VERSION
              + (version < Spi.VERSION
                  ? ": rebuild the plugin with this version of lazymm-api"
                  : ": use a newer lazymm, or rebuild the plugin with this version of lazymm-api"));
    }
  }

  private static String name(String name) throws BrokenProviderException {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new BrokenProviderException(
          "name() returns '"
              + name
              + "', expected lower-case letters, digits and dashes, a letter first");
    }
    return name;
  }

  private static String summary(String summary) throws BrokenProviderException {
    if (summary.isBlank() || summary.lines().count() > 1 || summary.length() > LONGEST_SUMMARY) {
      throw new BrokenProviderException(
          "summary() returns "
              + summary.length()
              + " characters in "
              + summary.lines().count()
              + " lines, expected one line of 1 to "
              + LONGEST_SUMMARY
              + " characters");
    }
    return summary;
  }

  private static List<Option<?>> options(List<Option<?>> options) throws BrokenProviderException {
    if (options.size() > MOST_OPTIONS) {
      throw new BrokenProviderException(
          "options() returns " + options.size() + " options, expected at most " + MOST_OPTIONS);
    }
    Set<String> names = new HashSet<>();
    for (@Nullable Option<?> option : options) {
      if (option == null) {
        throw new BrokenProviderException("options() returns a list with null in it");
      }
      if (!names.add(option.name())) {
        throw new BrokenProviderException(
            "options() names '" + option.name() + "' twice, expected each name once");
      }
    }
    return List.copyOf(options);
  }
}
