package org.lazymm.explorer.counterexample;

import org.lazymm.explorer.replay.ExecutionEvent;

/** Events in the kernel's words. */
final class EventText {
  /** With blanks at which no line is broken. */
  private static final String ARROW = "\u00a0->\u00a0";

  private static final String SHARED = "machine.";

  private EventText() {}

  /** A cell without the owner that all share. */
  static String cell(ExecutionEvent event) {
    String name = event.cell();
    return name.startsWith(SHARED) ? name.substring(SHARED.length()) : name;
  }

  /** What an event does that is no part of an update. */
  static String of(ExecutionEvent event) {
    String cell = cell(event);
    boolean ordered = !event.order().equals("relaxed");
    return switch (event.kind()) {
      case READ, UPDATE_READ ->
          (ordered ? "smp_load_acquire(" : "READ_ONCE(") + cell + ") = " + event.value();
      case WRITE, UPDATE_WRITE ->
          (ordered ? "smp_store_release(" : "WRITE_ONCE(") + cell + ", " + event.value() + ")";
      case AWAIT, IDLE ->
          (ordered ? "smp_cond_load_acquire(" : "smp_cond_load_relaxed(")
              + cell
              + ") = "
              + event.value();
      case BARRIER -> cell + "()";
      case USE -> "uses " + cell;
      case FREE -> "frees " + cell;
      case ALLOC -> "uses the memory of " + cell + " again";
    };
  }

  /** What an update does that does not write. */
  static String failed(ExecutionEvent read) {
    return call(read) + " fails: " + read.value();
  }

  /** What an update does that writes. */
  static String of(ExecutionEvent read, ExecutionEvent write) {
    return call(read) + ": " + read.value() + ARROW + write.value();
  }

  private static String call(ExecutionEvent read) {
    String order =
        switch (read.order()) {
          case "full", "no-return" -> "";
          default -> "_" + read.order();
        };
    boolean returns = !read.order().equals("no-return");
    String cell = cell(read);
    return switch (read.update()) {
      case "exchange" -> "xchg" + order + "(" + cell + ", " + read.operand() + ")";
      case "compare_exchange" ->
          "cmpxchg" + order + "(" + cell + ", " + read.expected() + ", " + read.operand() + ")";
      case "add" -> atomic(returns ? "add_return" : "add", order, read.operand(), cell);
      case "and" -> atomic(returns ? "fetch_and" : "and", order, bits(read), cell);
      case "or" -> atomic(returns ? "fetch_or" : "or", order, bits(read), cell);
      default -> read.update() + order + "(" + cell + ", " + read.operand() + ")";
    };
  }

  private static String atomic(String name, String order, String operand, String cell) {
    return "atomic_" + name + order + "(" + operand + ", " + cell + ")";
  }

  /** A mask's operand: few bits as they are, few missing ones as their complement. */
  private static String bits(ExecutionEvent read) {
    long word = Long.parseLong(read.operand());
    return word < 0 ? "~0x" + Long.toHexString(~word) : "0x" + Long.toHexString(word);
  }
}
