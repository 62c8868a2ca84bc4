package org.lazymm.litmus.program;

/**
 * A choice. All that is done in the branch taken, and nothing behind it, depends on the condition.
 *
 * @param condition other than zero if the first branch is to be taken
 * @param then the first branch
 * @param otherwise the second branch
 */
public record IfStatement(Expression condition, Statement then, Statement otherwise)
    implements Statement {
  @Override
  public void run(Frame frame) {
    boolean taken = condition.value(frame) != 0;
    long outer = frame.enterBranch(frame.source());
    (taken ? then : otherwise).run(frame);
    frame.leaveBranch(outer);
  }
}
