package org.lazymm.scenario;

import java.util.Locale;
import org.lazymm.scheduler.machine.MembarrierCommand;

/**
 * One thing that a CPU does, written as {@code run a}, {@code exit}, {@code offline 2}.
 *
 * @param verb what
 * @param argument the name of a task, the number of a CPU, a membarrier command, or a variable with
 *     a value or a register, as the verb asks; empty if it asks for none
 */
public record Action(ActionKind verb, String argument) {
  private static final String VARIABLE = "[A-Za-z][A-Za-z0-9_]*";

  /** Checks that the argument is what the verb asks for. */
  public Action {
    boolean fits =
        switch (verb.argument()) {
          case NONE -> argument.isEmpty();
          case TASK -> argument.matches("[A-Za-z][A-Za-z0-9_.-]*");
          case CPU -> argument.matches("[0-9]{1,4}");
          case COMMAND -> isCommand(argument);
          case VARIABLE_AND_VALUE -> argument.matches(VARIABLE + " -?[0-9]{1,18}");
          case VARIABLE_AND_REGISTER -> argument.matches(VARIABLE + " " + VARIABLE);
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "'"
              + (verb.text() + " " + argument).strip()
              + "': expected "
              + switch (verb.argument()) {
                case NONE -> "nothing after " + verb.text();
                case TASK ->
                    "a task's name after "
                        + verb.text()
                        + " (letters, digits, _ . -, a letter first)";
                case CPU -> "a CPU's number after " + verb.text();
                case COMMAND ->
                    "a membarrier command after " + verb.text() + ", such as private-expedited";
                case VARIABLE_AND_VALUE ->
                    "a variable and a number after " + verb.text() + ", such as x 1";
                case VARIABLE_AND_REGISTER ->
                    "a variable and a register after " + verb.text() + ", such as x r1";
              });
    }
  }

  /** An action without argument. */
  public static Action of(ActionKind verb) {
    return new Action(verb, "");
  }

  /**
   * Reads the written form.
   *
   * @param text a verb and, after one space, its argument
   */
  public static Action parse(String text) {
    String[] words = text.strip().split(" +", 2);
    return new Action(
        ActionKind.of(words[0]), words.length == 1 ? "" : words[1].strip().replaceAll(" +", " "));
  }

  /** The first word of the argument: the task, CPU or variable. */
  public String name() {
    return argument.split(" ", 2)[0];
  }

  /** The second word of the argument: the register, or the value as text. */
  public String second() {
    return argument.split(" ", 2)[1];
  }

  long value() {
    return Long.parseLong(second());
  }

  MembarrierCommand command() {
    return MembarrierCommand.valueOf(constant(argument));
  }

  private static boolean isCommand(String text) {
    for (MembarrierCommand command : MembarrierCommand.values()) {
      if (command.name().equals(constant(text))) {
        return true;
      }
    }
    return false;
  }

  private static String constant(String text) {
    return text.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  @Override
  public String toString() {
    return argument.isEmpty() ? verb.text() : verb.text() + " " + argument;
  }
}
