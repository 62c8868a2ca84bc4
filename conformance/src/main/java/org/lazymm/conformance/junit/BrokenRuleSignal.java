package org.lazymm.conformance.junit;

/** Ends a property at the first scenario that breaks its rule; what is said of it comes after. */
final class BrokenRuleSignal extends AssertionError {
  private static final long serialVersionUID = 1;

  /**
   * A signal.
   *
   * @param what is broken
   */
  BrokenRuleSignal(String what) {
    super(what);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
