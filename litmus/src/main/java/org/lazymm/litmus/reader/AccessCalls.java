package org.lazymm.litmus.reader;

import org.lazymm.explorer.graph.Mode;
import org.lazymm.litmus.program.Addresses;
import org.lazymm.litmus.program.Assign;
import org.lazymm.litmus.program.Binary;
import org.lazymm.litmus.program.Block;
import org.lazymm.litmus.program.Constant;
import org.lazymm.litmus.program.Converted;
import org.lazymm.litmus.program.Evaluate;
import org.lazymm.litmus.program.Expression;
import org.lazymm.litmus.program.IfStatement;
import org.lazymm.litmus.program.LoadExpression;
import org.lazymm.litmus.program.ReadModifyWrite;
import org.lazymm.litmus.program.SrcuLock;
import org.lazymm.litmus.program.SrcuUnlock;
import org.lazymm.litmus.program.Statement;
import org.lazymm.litmus.program.Store;
import org.lazymm.litmus.program.Unary;

/** Finds the accesses to memory that a process may make, locks aside. */
interface AccessCalls {
  /** What an access does. */
  enum Kind {
    /** It reads. */
    READ,
    /** It writes. */
    WRITE,
    /** It reads and writes in one step. */
    UPDATE
  }

  /** Takes note of an access. */
  void access(Expression address, Kind kind, Mode mode, int line);

  /** Finds those of a statement. */
  default void visit(Statement statement) {
    if (statement instanceof Assign assign) {
      visit(assign.value());
    } else if (statement instanceof Store store) {
      visit(store.address());
      visit(store.value());
      access(store.address(), Kind.WRITE, store.mode(), store.line());
    } else if (statement instanceof SrcuUnlock unlock) {
      visit(unlock.section());
    } else if (statement instanceof Evaluate evaluate) {
      visit(evaluate.expression());
    } else if (statement instanceof IfStatement branch) {
      visit(branch.condition());
      visit(branch.then());
      visit(branch.otherwise());
    } else if (statement instanceof Block block) {
      block.statements().forEach(this::visit);
    }
  }

  /** Finds those of an expression. */
  default void visit(Expression expression) {
    if (expression instanceof LoadExpression load) {
      visit(load.address());
      access(load.address(), Kind.READ, load.mode(), load.line());
    } else if (expression instanceof ReadModifyWrite update) {
      visit(update.address());
      visit(update.operand());
      visit(update.expected());
      access(update.address(), Kind.UPDATE, update.mode(), update.line());
    } else if (expression instanceof SrcuLock lock) {
      Expression domain = new Constant(Addresses.of(lock.domain()));
      access(domain, Kind.UPDATE, Mode.RELAXED, lock.line());
    } else if (expression instanceof Unary unary) {
      visit(unary.operand());
    } else if (expression instanceof Converted converted) {
      visit(converted.expression());
    } else if (expression instanceof Binary binary) {
      visit(binary.left());
      visit(binary.right());
    }
  }
}
