package org.lazymm.litmus.condition;

import java.util.List;
import java.util.stream.Collectors;

/** Writes propositions. */
final class Texts {
  private Texts() {}

  static String joined(List<Proposition> parts, String operator) {
    return parts.stream().map(Proposition::text).collect(Collectors.joining(operator, "(", ")"));
  }
}
