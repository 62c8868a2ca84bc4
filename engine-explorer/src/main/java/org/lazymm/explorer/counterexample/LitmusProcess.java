package org.lazymm.explorer.counterexample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lazymm.explorer.replay.ExecutionEvent;

/** One CPU's events as a process of a litmus test. */
final class LitmusProcess {
  private final int number;
  private final LitmusNames names;
  private final List<LitmusOperation> operations = new ArrayList<>();

  /** Of each operation the register that it reads into; empty if it reads none. */
  private final List<String> into = new ArrayList<>();

  private final List<String> statements = new ArrayList<>();
  private final Set<String> cells = new TreeSet<>();
  private int registers;

  /**
   * A process.
   *
   * @param number which
   * @param names names cells and values
   */
  LitmusProcess(int number, LitmusNames names) {
    this.number = number;
    this.names = names;
  }

  /** Adds a statement. */
  void add(LitmusOperation operation) {
    boolean reads = operation.reads() || operation.form() == LitmusOperation.Form.USE;
    String register = reads ? "r" + registers++ : "";
    ExecutionEvent event = operation.event();
    String site = event.site().isEmpty() ? "" : " /* " + event.site() + " */";
    statements.add((reads ? register + " = " : "") + call(operation) + ";" + site);
    operations.add(operation);
    into.add(register);
    if (operation.form() != LitmusOperation.Form.BARRIER) {
      cells.add(operation.cell());
    }
  }

  private String call(LitmusOperation operation) {
    String cell = operation.cell();
    return switch (operation.form()) {
      case READ ->
          switch (operation.mode()) {
            case ACQUIRE -> "smp_load_acquire(" + cell + ")";
            default -> "READ_ONCE(*" + cell + ")";
          };
      case WRITE ->
          switch (operation.mode()) {
            case RELEASE -> "smp_store_release(" + cell + ", " + operation.value() + ")";
            default -> "WRITE_ONCE(*" + cell + ", " + operation.value() + ")";
          };
      case BARRIER -> cell + "()";
      case USE -> "*" + cell;
      case FREE -> "*" + cell + " = 1";
      case UPDATE -> update(operation);
    };
  }

  private String update(LitmusOperation operation) {
    ExecutionEvent read = operation.event();
    String cell = operation.cell();
    long operand = names.value(read.operand());
    String order =
        switch (operation.mode()) {
          case ACQUIRE -> "_acquire";
          case RELEASE -> "_release";
          case RELAXED -> "_relaxed";
          case FULL, NO_RETURN, PLAIN -> "";
        };
    return switch (operation.update()) {
      case EXCHANGE -> "xchg" + order + "(" + cell + ", " + operand + ")";
      case COMPARE_EXCHANGE ->
          "cmpxchg%s(%s, %d, %d)".formatted(order, cell, names.value(read.expected()), operand);
      case ADD, AND, OR, XOR ->
          (operation.reads() ? "atomic_fetch_" : "atomic_")
              + read.update()
              + order
              + "("
              + operand
              + ", "
              + cell
              + ")";
      case ADD_INT, ADD_UNLESS, ADD_UNLESS_INT, LOCK, TRY_LOCK ->
          throw new IllegalArgumentException(read.update()); // No scheme has them.
    };
  }

  /** Its statements. */
  List<LitmusOperation> operations() {
    return operations;
  }

  /** What a statement must have read. */
  String condition(int at, long value) {
    return number + ":" + into.get(at) + "=" + value;
  }

  /** The code. */
  String text() {
    StringBuilder text = new StringBuilder("P" + number + "(");
    text.append(String.join(", ", cells.stream().map(cell -> "int *" + cell).toList()))
        .append(")\n{\n");
    for (int register = 0; register < registers; register++) {
      text.append("\tint r").append(register).append(";\n");
    }
    text.append(registers == 0 ? "" : "\n");
    statements.forEach(statement -> text.append('\t').append(statement).append('\n'));
    return text.append("}\n").toString();
  }
}
