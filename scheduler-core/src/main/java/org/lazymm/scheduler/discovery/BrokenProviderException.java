package org.lazymm.scheduler.discovery;

/** Says why a provider cannot be used, in words for its author. Carries no stack of ours. */
final class BrokenProviderException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenProviderException(String what) {
    super(what, null, false, false);
  }
}
