package org.lazymm.explorer.recording;

/** A recording cannot be read; the message has the form {@code file:line:column: what}. */
public final class RecordingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RecordingException(String message) {
    super(message);
  }

  RecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
