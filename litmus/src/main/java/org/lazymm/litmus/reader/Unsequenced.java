package org.lazymm.litmus.reader;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.litmus.program.Constant;
import org.lazymm.litmus.program.Expression;

/**
 * Accesses in parts of an expression that C evaluates in any order.
 *
 * <p>They are made from left to right. That is all there is if they are reads of different
 * locations that order nothing: no rule of the kernel's model then tells the one order from the
 * other. All else is refused.
 */
final class Unsequenced implements AccessCalls {
  private final Token where;
  private final Set<Long> earlier = new HashSet<>();
  private final Set<Long> own = new HashSet<>();

  private Unsequenced(Token where) {
    this.where = where;
  }

  /** Refuses accesses that may come out differently in another order. */
  static void check(List<Expression> parts, Token where) {
    List<Expression> accessing = parts.stream().filter(part -> part.accesses() > 0).toList();
    if (accessing.size() < 2) {
      return;
    }
    Unsequenced check = new Unsequenced(where);
    for (Expression part : accessing) {
      check.visit(part);
      check.earlier.addAll(check.own);
      check.own.clear();
    }
  }

  @Override
  public void access(Expression address, Kind kind, Mode mode, int line) {
    if (kind != Kind.READ || mode != Mode.PLAIN && mode != Mode.RELAXED) {
      throw refused("one of which is no relaxed read");
    }
    if (!(address instanceof Constant constant)) {
      throw refused("one of which has a computed address");
    }
    if (earlier.contains(constant.number())) {
      throw refused("two of which are of one location");
    }
    own.add(constant.number());
  }

  private RuntimeException refused(String which) {
    return Tokens.unsupported("several memory accesses in one expression, " + which, where);
  }
}
