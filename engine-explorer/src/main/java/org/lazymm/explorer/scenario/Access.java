package org.lazymm.explorer.scenario;

/** What an access to a cell does. */
public enum Access {
  /** It reads. */
  LOAD,
  /** It writes. */
  STORE,
  /** It reads and writes in one step. */
  UPDATE
}
