package org.lazymm.scheduler.discovery;

/**
 * The source of a provider, fault by fault. Each method gives the same provider with one thing
 * changed.
 */
record ProviderSource(
    String spiVersion, String name, String summary, String options, String constructor) {

  static ProviderSource named(String name) {
    return new ProviderSource(
        "return Spi.VERSION;",
        "return \"" + name + "\";",
        "return \"does something\";",
        "return java.util.List.of();",
        "");
  }

  ProviderSource withSpiVersion(String body) {
    return new ProviderSource(body, name, summary, options, constructor);
  }

  ProviderSource withName(String body) {
    return new ProviderSource(spiVersion, body, summary, options, constructor);
  }

  ProviderSource withSummary(String body) {
    return new ProviderSource(spiVersion, name, body, options, constructor);
  }

  ProviderSource withOptions(String body) {
    return new ProviderSource(spiVersion, name, summary, body, constructor);
  }

  ProviderSource withConstructor(String body) {
    return new ProviderSource(spiVersion, name, summary, options, body);
  }

  /** The class, to be compiled. */
  String of(String simpleName) {
    return """
    public class %s implements LazyMmSchemeProvider {
      public %s() { %s }
      public int spiVersion() { %s }
      public String name() { %s }
      public String summary() { %s }
      public java.util.List<Option<?>> options() { %s }
      public LazyMmScheme create(Kernel kernel, Options options) {
        throw new UnsupportedOperationException();
      }
    }
    """
        .formatted(simpleName, simpleName, constructor, spiVersion, name, summary, options);
  }
}
