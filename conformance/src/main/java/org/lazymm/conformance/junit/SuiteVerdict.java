package org.lazymm.conformance.junit;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.opentest4j.TestAbortedException;

/**
 * Lets a property pass only if the suite says pass of its rule: that no scenario tried has broken
 * it is not enough.
 */
final class SuiteVerdict implements AroundPropertyHook {
  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyExecutionResult tried = property.execute();
    if (tried.status() != Status.SUCCESSFUL) {
      return tried;
    }
    try {
      ((LazyMmSchemeConformance) context.testInstance()).judge();
      return tried;
    } catch (TestAbortedException open) {
      return tried.mapToAborted(open);
    } catch (AssertionError broken) {
      return tried.mapToFailed(broken);
    }
  }
}
