package org.lazymm.conformance.seeded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lazymm.api.Options;
import org.lazymm.broken.Providers;
import org.lazymm.broken.scheme.DefersFrees;
import org.lazymm.conformance.Budget;
import org.lazymm.conformance.ConformanceResult;
import org.lazymm.conformance.ConformanceSuite;
import org.lazymm.conformance.RuleVerdict;
import org.lazymm.scheduler.machine.Fault;
import org.lazymm.scheduler.property.Property;

/**
 * A kernel that asks more of a scheme can be satisfied: what it catches is the scheme's to mend.
 */
class DefersFreesTest {
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"PIN_DROPPED_INTERRUPTS_OFF", "FREE_SLEEPS"})
  void puttingFreesOffIsSoundWhereTheyMayNotSleep(Fault harsher) {
    ConformanceResult result =
        ConformanceSuite.check(
            Providers.of("defers frees", DefersFrees::new),
            Options.defaults(),
            Budget.quick(),
            Set.of(harsher));

    assertEquals(List.of(), result.failures());
    assertEquals(RuleVerdict.PASS, result.of(Property.X1).verdict());
  }
}
