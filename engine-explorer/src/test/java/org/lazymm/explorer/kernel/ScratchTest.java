package org.lazymm.explorer.kernel;

import java.time.Duration;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.lazymm.api.*;
import org.lazymm.explorer.model.*;
import org.lazymm.explorer.search.*;
import org.lazymm.scheduler.catalogue.*;
import org.lazymm.scheduler.scenario.Scenario;

class ScratchTest {
  @Test
  void all() {
    ScenarioExplorer ex =
        new ScenarioExplorer(
            Limits.NONE.withTime(Duration.ofSeconds(Integer.getInteger("secs", 3))));
    String only = System.getProperty("only", "");
    for (LazyMmSchemeProvider p : ServiceLoader.load(LazyMmSchemeProvider.class)) {
      if (!System.getProperty("scheme", p.name()).equals(p.name())) continue;
      for (var e : Catalogue.all()) {
        if (!e.name().contains(only)) continue;
        Scenario s = e.scenario();
        for (Model m :
            s.architecture().equals("x86")
                ? new Model[] {Model.SC, Model.TSO}
                : new Model[] {Model.SC, Model.LKMM}) {
          try {
            Verdict v = ex.explore(s, k -> p.create(k, Options.defaults()), m);
            System.out.printf(
                "%-14s %-22s %-5s %-8s %-28s blk %d dead %d %5d ms %s %s%n",
                p.name(),
                s.name(),
                m,
                v.result(),
                v.extent(),
                v.outcome().blocked(),
                v.outcome().deadlocks(),
                v.time().toMillis(),
                v.reason(),
                v.counterexample().map(c -> c.violation().toString()).orElse(""));
            if (Boolean.getBoolean("show"))
              v.counterexample()
                  .ifPresent(c -> c.events().forEach(x -> System.out.println("   " + x)));
          } catch (Throwable t) {
            System.out.println(p.name() + " " + s.name() + " " + m + " " + t);
            t.printStackTrace(System.out);
          }
        }
      }
    }
  }
}
