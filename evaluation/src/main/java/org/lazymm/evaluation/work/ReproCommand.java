package org.lazymm.evaluation.work;

import java.util.Collection;
import java.util.stream.Collectors;

/** Puts a command line together that does the same again. */
public final class ReproCommand {
  private final StringBuilder line = new StringBuilder("lazymm");

  public ReproCommand(String command) {
    line.append(' ').append(command);
  }

  /** Adds an argument. */
  public ReproCommand with(Object argument) {
    line.append(' ').append(quoted(argument.toString()));
    return this;
  }

  /** Adds an option and its value. */
  public ReproCommand with(String option, Object value) {
    line.append(' ').append(option).append(' ').append(quoted(value.toString()));
    return this;
  }

  /** Adds an option with several values, unless there are none. */
  public ReproCommand with(String option, Collection<?> values) {
    return values.isEmpty()
        ? this
        : with(option, values.stream().map(Object::toString).collect(Collectors.joining(",")));
  }

  /** An argument as a shell wants it. */
  public static String quoted(String value) {
    return value.matches("[\\w@%+=:,./{}-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
