package org.lazymm.scheduler.discovery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.lazymm.api.LazyMmSchemeProvider;

/**
 * Makes and checks each provider that a class loader offers; one that fails does not stop the next.
 */
final class ProviderScan {
  /** A service file that fails this often is not worth another try. */
  private static final int MOST_FAILURES = 100;

  private final ClassLoader loader;
  private final Function<Class<?>, Origin> originOf;
  private final String place;
  private final List<FoundScheme> found = new ArrayList<>();
  private final List<DiscoveryProblem> problems = new ArrayList<>();

  /**
   * Prepares a scan.
   *
   * @param loader where to look
   * @param place what to name when a provider fails before its class is known
   * @param originOf says where a provider's class comes from
   */
  ProviderScan(ClassLoader loader, String place, Function<Class<?>, Origin> originOf) {
    this.loader = loader;
    this.place = place;
    this.originOf = originOf;
  }

  /** Looks at all providers; what came of it is in {@link #found} and {@link #problems}. */
  ProviderScan run() {
    Iterator<ServiceLoader.Provider<LazyMmSchemeProvider>> providers =
        ServiceLoader.load(LazyMmSchemeProvider.class, loader).stream().iterator();
    while (problems.size() < MOST_FAILURES) {
      HookTrails.ofThread().entered(ProviderCheck.MAKING);
      try {
        if (!providers.hasNext()) {
          break;
        }
        make(providers.next());
      } catch (Throwable thrown) {
        LoadFailure.rethrowIfOurs(thrown);
        leaveOut(place, LoadFailure.describe(thrown));
      }
    }
    HookTrails.ofThread().left();
    return this;
  }

  private void make(ServiceLoader.Provider<LazyMmSchemeProvider> provider) {
    Origin origin = originOf.apply(provider.type());
    String type = provider.type().getName();
    try {
      found.add(ProviderCheck.check(provider.get(), origin, type));
    } catch (BrokenProviderException broken) {
      leaveOut(origin.place(), type + ": " + broken.getMessage());
    } catch (Throwable thrown) {
      LoadFailure.rethrowIfOurs(thrown);
      leaveOut(origin.place(), LoadFailure.describe(thrown));
    }
  }

  private void leaveOut(String where, String what) {
    problems.add(new DiscoveryProblem(where, what, Discovery.LEFT_OUT));
  }

  /** The schemes that can be used. */
  List<FoundScheme> found() {
    return List.copyOf(found);
  }

  /** What could not be used. */
  List<DiscoveryProblem> problems() {
    return List.copyOf(problems);
  }
}
