package org.lazymm.litmus.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.lazymm.explorer.graph.ExecutionGraph;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Label;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.litmus.program.AccessOrder;
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
import org.lazymm.litmus.program.Locking;
import org.lazymm.litmus.program.ProcessCode;
import org.lazymm.litmus.program.ReadModifyWrite;
import org.lazymm.litmus.program.Register;
import org.lazymm.litmus.program.Result;
import org.lazymm.litmus.program.SrcuLock;
import org.lazymm.litmus.program.SrcuSynchronize;
import org.lazymm.litmus.program.SrcuUnlock;
import org.lazymm.litmus.program.Statement;
import org.lazymm.litmus.program.Store;
import org.lazymm.litmus.program.Unary;
import org.lazymm.litmus.program.Variable;

/**
 * One way through a process, as its operations with their dependencies. Nothing is known of what is
 * read, so every branch may be taken and every comparison may succeed.
 */
final class Walk {
  private static final int ANYWHERE = -1;
  private static final int NAMED_PLACES = 64;

  private final ExecutionGraph path = new ExecutionGraph(1);
  private final PathChoices choices;
  private final int locations;
  private final List<Computed> registers = new ArrayList<>();
  private long control;

  /**
   * What is known of a value.
   *
   * @param number the value, if it is the same whatever is read
   * @param source the reads that it comes from
   */
  private record Computed(OptionalLong number, long source) {
    static Computed from(long source) {
      return new Computed(OptionalLong.empty(), source);
    }
  }

  private Walk(ProcessCode process, int locations, PathChoices choices) {
    this.locations = locations;
    this.choices = choices;
    for (Variable register : process.registers()) {
      registers.add(new Computed(OptionalLong.of(register.initial()), 0));
    }
  }

  /**
   * Walks through a process.
   *
   * @param process the process
   * @param locations how many locations there are
   * @param choices which way
   */
  static ExecutionGraph through(ProcessCode process, int locations, PathChoices choices) {
    Walk walk = new Walk(process, locations, choices);
    walk.run(process.body());
    return walk.path;
  }

  private void run(Statement statement) {
    if (statement instanceof Block block) {
      block.statements().forEach(this::run);
    } else if (statement instanceof Assign assign) {
      registers.set(assign.register(), value(assign.value()));
    } else if (statement instanceof Store store) {
      Computed where = value(store.address());
      Computed what = value(store.value());
      add(Label.WRITE | store.mode().label(), location(where), where.source(), what.source());
    } else if (statement instanceof Evaluate evaluate) {
      value(evaluate.expression());
    } else if (statement instanceof AccessOrder order) {
      path.add(0, Label.of(order.fence()), ANYWHERE);
    } else if (statement instanceof SrcuUnlock unlock) {
      add(Label.WRITE | Label.SRCU, unlock.domain(), 0, value(unlock.section()).source());
    } else if (statement instanceof SrcuSynchronize wait) {
      path.add(0, Label.of(Fence.SYNCHRONIZE_SRCU), wait.domain());
    } else if (statement instanceof Locking locking) {
      lock(locking);
    } else if (statement instanceof IfStatement branch) {
      branch(branch);
    }
  }

  private void branch(IfStatement branch) {
    Computed condition = value(branch.condition());
    boolean taken =
        condition.number().isPresent() ? condition.number().getAsLong() != 0 : choices.choose();
    long outer = control;
    control |= condition.source();
    run(taken ? branch.then() : branch.otherwise());
    control = outer;
  }

  private void lock(Locking locking) {
    if (locking.acquired()) {
      int lock = Label.RMW | Label.LOCK;
      int read = add(Label.READ | Label.ACQUIRE | lock, locking.location(), 0, 0);
      path.operands(read, Update.LOCK, 0, 0);
      path.add(0, Label.WRITE | lock, locking.location());
    } else {
      add(Label.WRITE | Label.UNLOCK | Label.RELEASE, locking.location(), 0, 0);
    }
  }

  private Computed value(Expression expression) {
    if (expression instanceof Constant constant) {
      return new Computed(OptionalLong.of(constant.number()), 0);
    }
    if (expression instanceof Register register) {
      return registers.get(register.number());
    }
    if (expression instanceof Converted converted) {
      return converted(converted);
    }
    if (expression instanceof Unary unary) {
      return Computed.from(value(unary.operand()).source());
    }
    if (expression instanceof Binary binary) {
      return Computed.from(value(binary.left()).source() | value(binary.right()).source());
    }
    if (expression instanceof LoadExpression load) {
      Computed where = value(load.address());
      return Computed.from(
          named(add(Label.READ | load.mode().label(), location(where), where.source(), 0)));
    }
    if (expression instanceof SrcuLock lock) {
      return Computed.from(named(add(Label.READ | Label.SRCU, lock.domain(), 0, 0)));
    }
    return update((ReadModifyWrite) expression);
  }

  private Computed converted(Converted converted) {
    Computed whole = value(converted.expression());
    return whole.number().isPresent()
        ? new Computed(
            OptionalLong.of(converted.type().of(whole.number().getAsLong())), whole.source())
        : whole;
  }

  private Computed update(ReadModifyWrite made) {
    Computed where = value(made.address());
    Computed operand = value(made.operand());
    Computed expected = value(made.expected());
    long data = operand.source() | expected.source();
    Mode mode = made.mode();
    int lock = made.update() == Update.TRY_LOCK ? Label.LOCK : 0;
    int read =
        add(Label.READ | Label.RMW | lock | mode.label(), location(where), where.source(), data);
    path.operands(read, made.update(), 0, 0);
    boolean compares =
        switch (made.update()) {
          case COMPARE_EXCHANGE, ADD_UNLESS, ADD_UNLESS_INT, TRY_LOCK -> true;
          case EXCHANGE, ADD, ADD_INT, AND, OR, XOR, LOCK -> false;
        };
    if (!compares || choices.choose()) {
      path.add(0, Label.writeOfUpdate(path.label(read)), path.location(read));
    }
    return Computed.from(made.result() == Result.OLD ? named(read) : named(read) | data);
  }

  private int add(int label, int location, long address, long data) {
    int event = path.add(0, label, location);
    if ((address | data | control) != 0) {
      path.depend(event, address, data, control);
    }
    return event;
  }

  /** A read as a set; one too far behind is in none, so that nothing is known to depend on it. */
  private static long named(int read) {
    return read < NAMED_PLACES ? 1L << read : 0;
  }

  private int location(Computed address) {
    return address.number().isPresent()
        ? Addresses.location(address.number().getAsLong(), locations)
        : ANYWHERE;
  }
}
