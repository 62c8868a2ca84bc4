package org.lazymm.scheduler.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.lazymm.scheduler.machine.MembarrierCommand;

/**
 * One thing that a CPU does, written as {@code run a}, {@code exit}, {@code offline 2}.
 *
 * @param verb what
 * @param argument the name of a task, the number of a CPU, or a membarrier command, as the verb
 *     asks; empty if it asks for none
 */
public record Action(Verb verb, String argument) {
  /** Checks that the argument is what the verb asks for. */
  public Action {
    boolean fits =
        switch (verb.argument()) {
          case NONE -> argument.isEmpty();
          case TASK -> argument.matches("[A-Za-z][A-Za-z0-9_.-]*");
          case CPU -> argument.matches("[0-9]{1,4}");
          case COMMAND -> isCommand(argument);
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
              });
    }
  }

  /** An action without argument. */
  public static Action of(Verb verb) {
    return new Action(verb, "");
  }

  /**
   * Reads the written form.
   *
   * @param text a verb and, after one space, its argument
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Action parse(String text) {
    String[] words = text.strip().split(" +", 2);
    return new Action(Verb.of(words[0]), words.length == 1 ? "" : words[1]);
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

  @JsonValue
  @Override
  public String toString() {
    return argument.isEmpty() ? verb.text() : verb.text() + " " + argument;
  }
}
