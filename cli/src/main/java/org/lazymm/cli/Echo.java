package org.lazymm.cli;

import java.util.Collection;
import java.util.stream.Collectors;

/** Puts a command line together that does the same again. */
final class Echo {
  private final StringBuilder line = new StringBuilder("lazymm");

  Echo(String command) {
    line.append(' ').append(command);
  }

  /** Adds an argument. */
  Echo with(Object argument) {
    line.append(' ').append(quoted(argument.toString()));
    return this;
  }

  /** Adds an option and its value. */
  Echo with(String option, Object value) {
    line.append(' ').append(option).append(' ').append(quoted(value.toString()));
    return this;
  }

  /** Adds an option with several values, unless there are none. */
  Echo with(String option, Collection<?> values) {
    return values.isEmpty()
        ? this
        : with(option, values.stream().map(Object::toString).collect(Collectors.joining(",")));
  }

  /** An argument as a shell wants it. */
  static String quoted(String value) {
    return value.matches("[\\w@%+=:,./{}-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
