package org.lazymm.simulator.result;

import java.io.Serializable;

/**
 * Context switches by what they switch between.
 *
 * @param userToUser with another user mm or the same
 * @param userToKernel the CPU begins to borrow
 * @param kernelToUser the CPU gives back
 * @param kernelToKernel the borrow is handed over
 */
public record SwitchCounts(
    long userToUser, long userToKernel, long kernelToUser, long kernelToKernel)
    implements Serializable {

  /** All of them. */
  public long total() {
    return userToUser + userToKernel + kernelToUser + kernelToKernel;
  }
}
