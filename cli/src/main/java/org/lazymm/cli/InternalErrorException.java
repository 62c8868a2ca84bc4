package org.lazymm.cli;

/** A fault of ours in one piece of work; to be thrown when all the others are done. */
final class InternalErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InternalErrorException(String what, Throwable cause) {
    super(what + ": " + cause, cause);
  }
}
