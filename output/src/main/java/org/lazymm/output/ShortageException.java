package org.lazymm.output;

/** Work was not done because the machine has too little of something. */
public final class ShortageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Shortage shortage;

  /**
   * Names it.
   *
   * @param shortage of what there is too little
   * @param what what was not done, and why, in words
   */
  public ShortageException(Shortage shortage, String what) {
    super(what);
    this.shortage = shortage;
  }

  /** Of what there is too little. */
  public Shortage shortage() {
    return shortage;
  }
}
