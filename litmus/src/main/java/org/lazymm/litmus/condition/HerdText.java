package org.lazymm.litmus.condition;

import java.util.List;
import java.util.stream.Collectors;
import org.lazymm.condition.Condition;

/** Conditions as herd writes them: in parentheses where they are made of parts. */
public final class HerdText {
  private HerdText() {}

  /**
   * The text of a condition.
   *
   * @param condition which
   */
  public static String of(Condition<Term> condition) {
    if (condition instanceof Condition.All<Term> all) {
      return all.parts().isEmpty() ? "true" : joined(all.parts(), " /\\ ");
    }
    if (condition instanceof Condition.Any<Term> any) {
      return any.parts().isEmpty() ? "false" : joined(any.parts(), " \\/ ");
    }
    if (condition instanceof Condition.Not<Term> not) {
      return "~" + (not.part() instanceof Condition.Equal ? enclosed(not.part()) : of(not.part()));
    }
    Condition.Equal<Term> equal = (Condition.Equal<Term>) condition;
    return equal.left().text() + "=" + equal.right().text();
  }

  /**
   * The text of a condition, in parentheses.
   *
   * @param condition which
   */
  public static String enclosed(Condition<Term> condition) {
    String text = of(condition);
    return text.startsWith("(") ? text : "(" + text + ")";
  }

  private static String joined(List<Condition<Term>> parts, String operator) {
    return parts.stream().map(HerdText::of).collect(Collectors.joining(operator, "(", ")"));
  }
}
