package example;

import com.google.auto.service.AutoService;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.api.LazyMmSchemeProvider;
import org.lazymm.api.Options;
import org.lazymm.api.Spi;

/** Offers the scheme as {@code percpu-ref}. */
@AutoService(LazyMmSchemeProvider.class)
public final class PercpuRefSchemeProvider implements LazyMmSchemeProvider {
  @Override
  public String name() {
    return "percpu-ref";
  }

  @Override
  public String summary() {
    return "a counter on each CPU while the mm has users, one counter thereafter";
  }

  @Override
  public int spiVersion() {
    return Spi.VERSION;
  }

  @Override
  public LazyMmScheme create(Kernel kernel, Options options) {
    return new PercpuRefScheme(kernel);
  }
}
