package org.lazymm.conformance.junit;

import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.lazymm.conformance.Rules;
import org.opentest4j.TestAbortedException;

/**
 * Tells a property its rule, and lets it pass only if the suite says pass of its rule: that no
 * scenario tried has broken it is not enough.
 */
final class SuiteVerdict implements AroundPropertyHook {
  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    Optional<ForRule> about = context.findAnnotation(ForRule.class);
    return about.isPresent() ? ofRule(about.get().value(), context, property) : property.execute();
  }

  private static PropertyExecutionResult ofRule(
      String rule, PropertyLifecycleContext context, PropertyExecutor property) {
    LazyMmSchemeConformance suite = (LazyMmSchemeConformance) context.testInstance();
    suite.begin(Rules.of(rule));
    FailureReporter reporter = new FailureReporter(context.reporter());
    context.wrapReporter(console -> reporter);
    PropertyExecutionResult tried = property.execute();
    boolean broken = tried.throwable().filter(BrokenRuleSignal.class::isInstance).isPresent();
    if (tried.status() != Status.SUCCESSFUL && !broken) {
      reporter.show();
      return tried;
    }
    try {
      if (broken) {
        suite.judgeBroken();
      } else {
        suite.judge();
      }
      return tried;
    } catch (TestAbortedException open) {
      return tried.mapToAborted(open);
    } catch (ConformanceFailure failure) {
      reporter.writeTo(failure.file());
      return tried.mapToFailed(failure);
    }
  }
}
