package ${package};

import com.google.auto.service.AutoService;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;

/** Offers the scheme as {@code ${artifactId}}. */
@AutoService(LazyMmSchemeProvider.class)
public final class ${className}SchemeProvider implements LazyMmSchemeProvider {
  @Override
  public String name() {
    return "${artifactId}";
  }

  @Override
  public String summary() {
    return "one counted reference for each lazy CPU";
  }

  @Override
  public int spiVersion() {
    return Spi.VERSION;
  }

  // Options that users may set, as in ${artifactId}:grab-order=relaxed, are declared by options().

  @Override
  public LazyMmScheme create(Kernel kernel, Options options) {
    return new ${className}Scheme(kernel);
  }
}
