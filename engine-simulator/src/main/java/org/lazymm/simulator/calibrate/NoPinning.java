package org.lazymm.simulator.calibrate;

import java.util.Optional;

/**
 * Leaves threads where the operating system puts them.
 *
 * @param reason why
 */
record NoPinning(String reason) implements Pinning {

  @Override
  public void pin(int cpu) {}

  @Override
  public Optional<String> whyNot() {
    return Optional.of(reason);
  }
}
