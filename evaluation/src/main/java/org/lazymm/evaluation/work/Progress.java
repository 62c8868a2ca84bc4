package org.lazymm.evaluation.work;

/** Told how far a run has come. Any thread may call it. */
public interface Progress {
  /** Tells nobody. */
  Progress NONE =
      pieces ->
          new Bar() {
            @Override
            public void step(String what) {}

            @Override
            public void close() {}
          };

  /** A number of pieces of work, some of which are done. */
  interface Bar extends AutoCloseable {
    /**
     * One more piece is done.
     *
     * @param what names it, for people
     */
    void step(String what);

    /** No more pieces come. */
    @Override
    void close();
  }

  /**
   * Pieces of work begin.
   *
   * @param pieces how many there are, 1 or more
   */
  Bar begin(int pieces);
}
