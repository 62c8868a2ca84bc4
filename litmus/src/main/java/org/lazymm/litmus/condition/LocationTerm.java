package org.lazymm.litmus.condition;

/**
 * A location.
 *
 * @param location its number
 * @param name what the test calls it
 */
public record LocationTerm(int location, String name) implements Observable {
  @Override
  public String text() {
    return name;
  }
}
