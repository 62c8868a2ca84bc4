package org.lazymm.report;

import java.util.List;

/** Verdicts of the examples: a simulator that saw one failure, an explorer that has not run. */
final class ExampleVerdicts {

  private static final List<JudgedProperty> PROPERTIES =
      List.of(
          new JudgedProperty("S1", "Safety", "no use of an mm after it is freed"),
          new JudgedProperty("S2", "Safety", "an mm is freed once"),
          new JudgedProperty("S3", "Safety", "no CPU becomes lazy on a dead mm"),
          new JudgedProperty(
              "O2", "Order", "all uses happen before the un-publish that a freer sees", true),
          new JudgedProperty("M3", "membarrier", "program C1 has no forbidden outcome", true),
          new JudgedProperty(
              "M11", "membarrier", "M1 to M10 hold with the scheme's own barriers alone", true),
          new JudgedProperty("K1", "Balance", "mm_count is right in every quiet state"),
          new JudgedProperty("K2", "Balance", "every dead mm is freed in the end"),
          new JudgedProperty("L1", "Retention", "dead mms kept by lazy use are bounded in number"),
          new JudgedProperty("H1", "Hotplug", "an offline CPU holds no mm but init_mm"),
          new JudgedProperty("X1", "Context", "the last free runs where it may sleep"),
          new JudgedProperty(
              "I1", "Idle", "no interrupt to an idle CPU that is not lazy on the mm"));

  private static final String NOT_YET = "not checked yet (needs the explorer)";

  private ExampleVerdicts() {}

  static void add(ComparisonBuilder builder, List<String> schemes) {
    PROPERTIES.forEach(builder::add);
    builder.add(
        new Check("simulator", "simulator", "one interleaving", "not seen by these workloads"));
    builder.add(new Check("explorer-sc", "explorer", "SC", NOT_YET));
    builder.add(new Check("explorer-tso", "explorer", "x86-TSO", NOT_YET));
    builder.add(new Check("explorer-lkmm", "explorer", "LKMM", NOT_YET));
    for (String scheme : schemes) {
      for (JudgedProperty property : PROPERTIES) {
        builder.add(verdict(scheme, property, schemes));
      }
    }
  }

  private static Verdict verdict(String scheme, JudgedProperty property, List<String> schemes) {
    boolean isLast = scheme.equals(schemes.get(schemes.size() - 1));
    if (isLast && property.id().equals("K2")) {
      return new Verdict(
          scheme,
          "K2",
          "simulator",
          Outcome.FAIL,
          18,
          false,
          "mm 17 died at 1,204,880 ns and was never freed; context_switch on 128 CPUs, seed 7");
    }
    boolean isOrder = List.of("Order", "membarrier", "Hotplug").contains(property.family());
    return isOrder
        ? new Verdict(
            scheme,
            property.id(),
            "simulator",
            Outcome.UNKNOWN,
            0,
            false,
            "the simulator runs one interleaving in order; needs the explorer")
        : new Verdict(scheme, property.id(), "simulator", Outcome.PASS, 18, false, "");
  }
}
