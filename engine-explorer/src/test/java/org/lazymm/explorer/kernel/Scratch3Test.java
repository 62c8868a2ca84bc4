package org.lazymm.explorer.kernel;

import java.time.Duration;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.lazymm.api.*;
import org.lazymm.explorer.model.*;
import org.lazymm.explorer.search.*;
import org.lazymm.scheduler.catalogue.*;
import org.lazymm.scheduler.machine.*;

class Scratch3Test {
  @Test
  void all() {
    for (LazyMmSchemeProvider p : ServiceLoader.load(LazyMmSchemeProvider.class)) {
      if (!System.getProperty("scheme", p.name()).equals(p.name())) continue;
      List<FenceInference.Case> cases = new ArrayList<>();
      for (String arch : List.of("arm64", "powerpc", "riscv", "x86"))
        for (var e : Catalogue.all()) {
          if (e.name().contains("two-exits")) continue;
          cases.add(
              new FenceInference.Case(
                  Scratch2Test.with(e.scenario(), arch, PostSwitchBarrier.AS_PROMISED, Set.of()),
                  arch.equals("x86") ? Model.TSO : Model.LKMM));
        }
      long t = System.nanoTime();
      System.out.println("== " + p.name());
      new FenceInference(
              k -> p.create(k, Options.defaults()), Limits.NONE.withTime(Duration.ofSeconds(2)))
          .infer(
              cases,
              FenceInference::isOfScheme,
              f ->
                  System.out.println(
                      (f.isNeeded() ? "needed    " : f.unknown() > 0 ? "unknown   " : "redundant ")
                          + f.weakening()
                          + "  "
                          + f.broken()
                              .map(
                                  c ->
                                      c
                                          + ": "
                                          + f.verdict().get().counterexample().get().violation())
                              .orElse(f.passed() + " hold, " + f.unknown() + " unknown")));
      System.out.println((System.nanoTime() - t) / 1000000 + " ms");
    }
  }
}
