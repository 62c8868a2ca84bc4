package org.lazymm.litmus.reader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.litmus.program.Addresses;
import org.lazymm.litmus.program.Constant;
import org.lazymm.litmus.program.Converted;
import org.lazymm.litmus.program.Expression;
import org.lazymm.litmus.program.IntType;
import org.lazymm.litmus.program.LoadExpression;
import org.lazymm.litmus.program.ReadModifyWrite;
import org.lazymm.litmus.program.Result;
import org.lazymm.litmus.program.SrcuLock;
import org.lazymm.litmus.program.Unary;
import org.lazymm.litmus.program.UnaryOperator;

/** The kernel's operations that return something. */
final class ValueCalls {
  private static final Map<String, Call> CALLS = new TreeMap<>();
  private static final Map<String, Mode> ORDERS =
      Map.of(
          "", Mode.FULL,
          "_relaxed", Mode.RELAXED,
          "_acquire", Mode.ACQUIRE,
          "_release", Mode.RELEASE);
  private static final Constant NONE = new Constant(0);
  private static final Constant ONE = new Constant(1);

  /** Makes the expression of a call. */
  private interface Call {
    Expression of(Arguments arguments);
  }

  /** Makes the operand from the argument that is written. */
  private interface Operand {
    Expression of(Expression argument);
  }

  private ValueCalls() {}

  static {
    CALLS.put("READ_ONCE", call -> load(call.count(1).place(0), Mode.RELAXED, call));
    CALLS.put("rcu_dereference", call -> load(call.count(1).place(0), Mode.RELAXED, call));
    CALLS.put("smp_load_acquire", call -> load(call.count(1).get(0), Mode.ACQUIRE, call));
    CALLS.put("atomic_read", call -> load(call.count(1).get(0), Mode.RELAXED, call));
    CALLS.put("atomic_read_acquire", call -> load(call.count(1).get(0), Mode.ACQUIRE, call));
    for (String lock : List.of("srcu_read_lock", "srcu_down_read")) {
      CALLS.put(lock, call -> new SrcuLock(call.count(1).lock(0), call.call().line()));
    }
    CALLS.put("spin_trylock", ValueCalls::tryLock);
    CALLS.put(
        "spin_is_locked",
        call -> {
          Constant lock = new Constant(Addresses.of(call.count(1).lock(0)));
          return new LoadExpression(lock, Mode.RELAXED, IntType.INT, call.call().line());
        });
    ORDERS.forEach(ValueCalls::ordered);
    CALLS.put("atomic_inc_not_zero", call -> unless(call.count(1), ONE, NONE));
    CALLS.put("atomic_add_unless", call -> unless(call.count(3), call.get(1), call.get(2)));
    CALLS.put(
        "atomic_fetch_add_unless",
        call ->
            modify(
                call.count(3),
                0,
                Update.ADD_UNLESS_INT,
                call.get(1),
                call.get(2),
                Mode.FULL,
                Result.OLD));
  }

  private static Expression tryLock(Arguments call) {
    return new ReadModifyWrite(
        Update.TRY_LOCK,
        new Constant(Addresses.of(call.count(1).lock(0))),
        NONE,
        NONE,
        Mode.ACQUIRE,
        Result.WRITTEN,
        IntType.INT,
        call.call().line());
  }

  private static void ordered(String order, Mode mode) {
    for (String prefix : List.of("", "atomic_")) {
      CALLS.put(
          prefix + "xchg" + order,
          call -> modify(call.count(2), 0, Update.EXCHANGE, call.get(1), NONE, mode, Result.OLD));
      CALLS.put(
          prefix + "cmpxchg" + order,
          call ->
              modify(
                  call.count(3),
                  0,
                  Update.COMPARE_EXCHANGE,
                  call.get(2),
                  call.get(1),
                  mode,
                  Result.OLD));
    }
    arithmetic("add", order, mode, Update.ADD_INT, argument -> argument);
    arithmetic("sub", order, mode, Update.ADD_INT, argument -> negative(argument));
    arithmetic("and", order, mode, Update.AND, argument -> argument);
    arithmetic("or", order, mode, Update.OR, argument -> argument);
    arithmetic("xor", order, mode, Update.XOR, argument -> argument);
    arithmetic("andnot", order, mode, Update.AND, argument -> complement(argument));
    counting("inc", order, mode, ONE);
    counting("dec", order, mode, new Constant(-1));
    CALLS.put(
        "atomic_add_negative" + order,
        call -> modify(call.count(2), 1, Update.ADD_INT, call.get(0), NONE, mode, Result.NEGATIVE));
    if (mode == Mode.FULL) {
      CALLS.put(
          "atomic_sub_and_test",
          call ->
              modify(
                  call.count(2),
                  1,
                  Update.ADD_INT,
                  negative(call.get(0)),
                  NONE,
                  mode,
                  Result.ZERO));
    }
  }

  private static void arithmetic(
      String name, String order, Mode mode, Update update, Operand operand) {
    if (update == Update.ADD_INT) {
      CALLS.put(
          "atomic_" + name + "_return" + order,
          call ->
              modify(call.count(2), 1, update, operand.of(call.get(0)), NONE, mode, Result.NEW));
    }
    CALLS.put(
        "atomic_fetch_" + name + order,
        call -> modify(call.count(2), 1, update, operand.of(call.get(0)), NONE, mode, Result.OLD));
  }

  private static void counting(String name, String order, Mode mode, Constant step) {
    CALLS.put(
        "atomic_" + name + "_return" + order,
        call -> modify(call.count(1), 0, Update.ADD_INT, step, NONE, mode, Result.NEW));
    CALLS.put(
        "atomic_fetch_" + name + order,
        call -> modify(call.count(1), 0, Update.ADD_INT, step, NONE, mode, Result.OLD));
    if (mode == Mode.FULL) {
      CALLS.put(
          "atomic_" + name + "_and_test",
          call -> modify(call.count(1), 0, Update.ADD_INT, step, NONE, mode, Result.ZERO));
    }
  }

  private static Expression unless(Arguments call, Expression step, Expression unwanted) {
    return modify(call, 0, Update.ADD_UNLESS_INT, step, unwanted, Mode.FULL, Result.WRITTEN);
  }

  private static Expression load(Expression address, Mode mode, Arguments call) {
    return new LoadExpression(address, mode, call.scope().pointee(address), call.call().line());
  }

  /** The modification of the place whose address is one of the arguments. */
  static ReadModifyWrite modify(
      Arguments call,
      int address,
      Update update,
      Expression operand,
      Expression expected,
      Mode mode,
      Result result) {
    Unsequenced.check(List.of(call.get(address), operand, expected), call.call());
    IntType type = call.scope().pointee(call.get(address));
    return new ReadModifyWrite(
        update,
        call.get(address),
        Converted.to(type, operand),
        Converted.to(type, expected),
        mode,
        result,
        type,
        call.call().line());
  }

  static Expression negative(Expression argument) {
    return new Unary(UnaryOperator.MINUS, argument);
  }

  static Expression complement(Expression argument) {
    return new Unary(UnaryOperator.COMPLEMENT, argument);
  }

  /**
   * Reads a call.
   *
   * @param name what is called
   * @param arguments its arguments
   * @param scope what names mean here
   */
  static Expression read(Token name, List<Expression> arguments, Scope scope) {
    Call call =
        Optional.ofNullable(CALLS.get(name.text()))
            .orElseThrow(() -> Tokens.unsupported(name.text() + "()", name));
    return call.of(new Arguments(name, arguments, scope));
  }
}
