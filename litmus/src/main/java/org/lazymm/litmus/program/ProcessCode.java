package org.lazymm.litmus.program;

import java.util.List;

/**
 * What a process does.
 *
 * @param registers its registers; instructions know them by their place in this list
 * @param body what it does
 */
public record ProcessCode(List<Variable> registers, Statement body) {
  /** Copies the list. */
  public ProcessCode {
    registers = List.copyOf(registers);
  }
}
