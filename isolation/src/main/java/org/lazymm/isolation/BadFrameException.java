package org.lazymm.isolation;

import java.io.IOException;

/** What came is no frame. The message says why, in words that follow "sends". */
public final class BadFrameException extends IOException {
  private static final long serialVersionUID = 1L;

  BadFrameException(String what) {
    super(what);
  }
}
