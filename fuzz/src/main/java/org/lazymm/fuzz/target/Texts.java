package org.lazymm.fuzz.target;

import org.lazymm.fuzz.Reading;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.expected.ExpectedResults;
import org.lazymm.litmus.reader.LitmusReader;
import org.lazymm.scenario.Forbidden;
import org.lazymm.scheduler.discovery.Discovery;
import org.lazymm.scheduler.discovery.SchemeRegistry;
import org.lazymm.scheduler.discovery.SchemeSelection;
import org.lazymm.scheduler.property.Property;
import org.lazymm.simulator.workload.WorkloadSelection;

/** Readers of other texts, and of what is typed on a command line. */
final class Texts {
  /** The schemes that are shipped. */
  static final SchemeRegistry SCHEMES = Discovery.onClassPath().registry();

  private Texts() {}

  static Reading litmus(String text) {
    LitmusTest test = LitmusReader.read("f", text);
    return Reading.of(test.name() + test.processes().size() + test.observed() + test.quantifier());
  }

  static Reading expectedResults(String text) {
    return Reading.of(ExpectedResults.read("f", text, "lkmm").of("SB.litmus", true));
  }

  static Reading condition(String text) {
    return Reading.of(Forbidden.of(text, Property.M1));
  }

  static Reading scheme(String text) {
    return Reading.of(SchemeSelection.parse(SCHEMES, text));
  }

  static Reading workload(String text) {
    return Reading.of(WorkloadSelection.parse(text));
  }
}
