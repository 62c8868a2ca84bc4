package org.lazymm.explorer.search;

/** Decides about the accesses that a replay adds to a graph. */
interface Additions {
  /** Refuses every addition: all has been recorded. */
  Additions NONE =
      new Additions() {
        @Override
        public void added(int read) {
          throw new IllegalStateException("an operation was made that had not been recorded");
        }

        @Override
        public void placed(int write) {
          throw new IllegalStateException("an operation was made that had not been recorded");
        }
      };

  /** A read has been added, with what it does with its value; it reads nothing yet. */
  void added(int read);

  /** A write has been added that is no part of a read-modify-write; it is in no order yet. */
  void placed(int write);
}
