package org.lazymm.litmus.condition;

/**
 * A register of a process.
 *
 * @param process whose register
 * @param register which register of the process, from 0
 * @param name what the test calls it
 */
public record RegisterTerm(int process, int register, String name) implements Observable {
  @Override
  public String text() {
    return process + ":" + name;
  }
}
