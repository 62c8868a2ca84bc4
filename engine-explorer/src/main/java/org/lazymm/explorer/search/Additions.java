package org.lazymm.explorer.search;

/** Decides about the accesses that a replay adds to a graph. */
interface Additions {
  /** Refuses every addition: all has been recorded. */
  Additions NONE =
      new Additions() {
        @Override
        public void visitRead(int read) {
          throw new IllegalStateException("an operation was made that had not been recorded");
        }

        @Override
        public void visitWrite(int write) {
          throw new IllegalStateException("an operation was made that had not been recorded");
        }
      };

  /** A read has been added, with what it does with its value; it reads nothing yet. */
  void visitRead(int read);

  /** A write has been added that is no part of a read-modify-write; it is in no order yet. */
  void visitWrite(int write);
}
