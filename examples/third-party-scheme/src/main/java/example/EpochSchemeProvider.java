package example;

import com.google.auto.service.AutoService;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;

/** Offers the scheme as {@code epoch}. */
@AutoService(LazyMmSchemeProvider.class)
public final class EpochSchemeProvider implements LazyMmSchemeProvider {
  @Override
  public String name() {
    return "epoch";
  }

  @Override
  public String summary() {
    return "each CPU says since which epoch it is lazy; a dead mm waits until all are past it";
  }

  @Override
  public int spiVersion() {
    return Spi.VERSION;
  }

  // Options that users may set, as in epoch:grab-order=relaxed, are declared by options().

  @Override
  public LazyMmScheme create(Kernel kernel, Options options) {
    return new EpochScheme(kernel);
  }
}
