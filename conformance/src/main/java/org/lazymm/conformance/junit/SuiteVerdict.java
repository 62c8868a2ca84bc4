package org.lazymm.conformance.junit;

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
    LazyMmSchemeConformance suite = (LazyMmSchemeConformance) context.testInstance();
    context.findAnnotation(ForRule.class).ifPresent(about -> suite.begin(Rules.of(about.value())));
    PropertyExecutionResult tried = property.execute();
    if (tried.status() != Status.SUCCESSFUL) {
      return tried;
    }
    try {
      suite.judge();
      return tried;
    } catch (TestAbortedException open) {
      return tried.mapToAborted(open);
    } catch (AssertionError broken) {
      return tried.mapToFailed(broken);
    }
  }
}
