package org.lazymm.fuzz;

import java.util.List;
import java.util.Set;

/** A reader of lazymm that inputs are tried on. */
public interface Reader {
  /** What it is called, in words that a command line takes. */
  String label();

  /** Inputs to begin with, each of which it reads. */
  List<byte[]> seeds();

  /**
   * Reads an input.
   *
   * @param input any bytes
   * @throws Exception if the input is refused, or if the reader has a fault
   */
  Reading read(byte[] input) throws Exception;

  /** The exceptions by which it refuses an input; those that extend them are not among them. */
  Set<Class<?>> refusals();

  /** How many inputs it gets for each that others get; less than 1 for a reader that is slow. */
  double share();
}
