package org.lazymm.cli;

import java.util.Iterator;
import org.lazymm.scheduler.discovery.Discovery;

/** The names that completion offers after {@code --scheme}; looked up when asked for. */
final class SchemeNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    try (Discovery discovery = Discovery.onClassPath()) {
      return discovery.registry().names().iterator();
    }
  }
}
