package org.lazymm.litmus.program;

/**
 * Waits for the sleepable read-side critical sections of a domain.
 *
 * @param domain its location
 */
public record SrcuSynchronize(int domain) implements Statement {
  @Override
  public void run(Frame frame) {
    frame.operations().synchronizeSrcu(domain);
  }
}
