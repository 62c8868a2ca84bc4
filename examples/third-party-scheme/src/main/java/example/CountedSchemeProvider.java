package example;

import com.google.auto.service.AutoService;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;

/** Offers the scheme as {@code counted}. */
@AutoService(LazyMmSchemeProvider.class)
public final class CountedSchemeProvider implements LazyMmSchemeProvider {
  @Override
  public String name() {
    return "counted";
  }

  @Override
  public String summary() {
    return "one counted reference for each lazy CPU";
  }

  @Override
  public int spiVersion() {
    return Spi.VERSION;
  }

  // Options that users may set, as in counted:grab-order=relaxed, are declared by options().

  @Override
  public LazyMmScheme create(Kernel kernel, Options options) {
    return new CountedScheme(kernel);
  }
}
