package org.lazymm.explorer.counterexample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lazymm.explorer.replay.ExecutionEvent;

/** One CPU's events as a process of a litmus test, with what its registers must hold. */
final class LitmusProcess {
  private final int number;
  private final LitmusNames names;
  private final List<String> statements = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
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

  void read(ExecutionEvent event) {
    String call = event.order().equals("acquire") ? "smp_load_acquire(" : "READ_ONCE(*";
    reading(call + cell(event) + ")", event);
  }

  void write(ExecutionEvent event) {
    String call = event.order().equals("release") ? "smp_store_release(" : "WRITE_ONCE(*";
    add(call + cell(event) + ", " + names.value(event.value()) + ");", event);
  }

  void barrier(ExecutionEvent event) {
    add(event.cell() + "();", event);
  }

  /** An unmarked read of an mm: only its order counts. */
  void use(ExecutionEvent event) {
    add("r" + registers++ + " = *" + cell(event) + ";", event);
  }

  /** An unmarked write to an mm. */
  void free(ExecutionEvent event) {
    add("*" + cell(event) + " = 1;", event);
  }

  /**
   * An update that writes.
   *
   * @return whether it can be said
   */
  boolean update(ExecutionEvent read) {
    long operand = names.value(read.operand());
    String cell = cell(read);
    boolean returns = !read.order().equals("no-return");
    String order = read.order().equals("full") || !returns ? "" : "_" + read.order();
    switch (read.update()) {
      case "exchange" -> reading("xchg" + order + "(" + cell + ", " + operand + ")", read);
      case "compare_exchange" ->
          reading(
              "cmpxchg%s(%s, %d, %d)".formatted(order, cell, names.value(read.expected()), operand),
              read);
      case "add", "and", "or" -> {
        String arguments = "(" + operand + ", " + cell + ")";
        if (returns) {
          reading("atomic_fetch_" + read.update() + order + arguments, read);
        } else {
          add("atomic_" + read.update() + arguments + ";", read);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private String cell(ExecutionEvent event) {
    String cell = names.cell(event.cell());
    cells.add(cell);
    return cell;
  }

  private void reading(String call, ExecutionEvent event) {
    String register = "r" + registers++;
    add(register + " = " + call + ";", event);
    conditions.add(number + ":" + register + "=" + names.value(event.value()));
  }

  private void add(String statement, ExecutionEvent event) {
    statements.add(statement + (event.site().isEmpty() ? "" : " /* " + event.site() + " */"));
  }

  /** What the registers hold. */
  List<String> conditions() {
    return conditions;
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
