package org.lazymm.explorer.kernel;

import java.time.Duration;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.lazymm.api.*;
import org.lazymm.explorer.model.*;
import org.lazymm.explorer.search.*;
import org.lazymm.scheduler.catalogue.*;
import org.lazymm.scheduler.machine.*;
import org.lazymm.scheduler.scenario.Scenario;

class Scratch2Test {
  static Scenario with(Scenario s, String arch, PostSwitchBarrier b, Set<Fault> f) {
    return new Scenario(
        s.name(),
        s.cpus(),
        arch,
        b,
        s.reuseFreedMms(),
        s.workWhenAsked(),
        f,
        s.tasks(),
        s.setup(),
        s.steps(),
        s.forbidden());
  }

  @Test
  void all() {
    ScenarioExplorer ex = new ScenarioExplorer(Limits.NONE.withTime(Duration.ofSeconds(2)));
    Set<String> schemes = Set.of("fullbarrier", "hazard", "shootdown");
    List<Set<Fault>> faults = new ArrayList<>();
    faults.add(Set.of());
    for (Fault f : Fault.values())
      if (f.name().startsWith("NO_")
          || f.name().contains("SELF")
          || f.name().contains("MASK")
          || f.name().contains("DROP")) faults.add(Set.of(f));
    for (Set<Fault> f : faults)
      for (LazyMmSchemeProvider p : ServiceLoader.load(LazyMmSchemeProvider.class)) {
        if (!schemes.contains(p.name())) continue;
        for (String arch : List.of("x86", "arm64", "powerpc", "riscv"))
          for (PostSwitchBarrier b :
              List.of(PostSwitchBarrier.IMPLICIT, PostSwitchBarrier.EXPLICIT))
            for (var e : Catalogue.all()) {
              if (e.name().contains("two-exits")) continue;
              if (!e.name().startsWith("membarrier") && b == PostSwitchBarrier.EXPLICIT) continue;
              Scenario s = with(e.scenario(), arch, b, f);
              for (Model m :
                  arch.equals("x86") ? new Model[] {Model.TSO} : new Model[] {Model.LKMM}) {
                Verdict v = ex.explore(s, k -> p.create(k, Options.defaults()), m);
                if (v.result() != Verdict.Result.HOLDS)
                  System.out.printf(
                      "%-22s %-11s %-8s %-8s %-22s %-4s %-8s %-20s %5d ms %s %s%n",
                      f,
                      p.name(),
                      arch,
                      b,
                      s.name(),
                      m,
                      v.result(),
                      v.extent(),
                      v.time().toMillis(),
                      v.reason(),
                      v.counterexample().map(c -> c.violation().toString()).orElse(""));
              }
            }
      }
  }
}
