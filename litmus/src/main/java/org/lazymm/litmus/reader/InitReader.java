package org.lazymm.litmus.reader;

import java.util.Map;
import java.util.TreeMap;

/** Reads the initial values. */
final class InitReader {
  private final Tokens tokens;
  private final IdentifierTable names;
  private final Map<Integer, Token> named = new TreeMap<>();

  InitReader(Tokens tokens, IdentifierTable names) {
    this.tokens = tokens;
    this.names = names;
  }

  void read() {
    tokens.expect("{", "'{' before the initial values");
    while (!tokens.accept("}")) {
      if (!tokens.accept(";")) {
        item();
        if (!tokens.sees("}")) {
          tokens.expect(";", "';' or '}' after an initial value");
        }
      }
    }
  }

  private void item() {
    while (isPartOfType()) {
      tokens.next();
    }
    if (tokens.peek().kind() == Token.Kind.NUMBER) {
      Token digits = tokens.peek();
      int process = process();
      named.putIfAbsent(process, digits);
      tokens.expect(":");
      Token register = tokens.expectName("a register");
      names.registers(process).initialize(register.text(), initial());
      return;
    }
    boolean bracket = tokens.accept("[");
    Token name = tokens.expectName("a location or a register such as 0:r1");
    if (bracket) {
      tokens.expect("]");
    }
    if (tokens.sees("[")) {
      throw Tokens.unsupported("array '" + name.text() + "'", name);
    }
    names.initialize(name.text(), initial(), name.line());
  }

  private int process() {
    Token digits = tokens.peek();
    long number = tokens.expectNumber("a process");
    if (number > Integer.MAX_VALUE) {
      throw tokens.wrong(digits, "a process");
    }
    return (int) number;
  }

  /**
   * Checks that there is each process whose registers have initial values.
   *
   * @param processes how many processes there are
   */
  void check(int processes) {
    named.forEach(
        (process, where) -> {
          if (process >= processes) {
            throw tokens.wrong(where, "a process of the test, 0 to " + (processes - 1));
          }
        });
  }

  /** Whether a name or a star belongs to a type: then the declared name follows. */
  private boolean isPartOfType() {
    Token behind = tokens.peek(1);
    boolean register = behind.kind() == Token.Kind.NUMBER && tokens.peek(2).is(":");
    return tokens.sees("*")
        || tokens.peek().isName() && (behind.isName() || behind.is("*") || register);
  }

  private long initial() {
    if (!tokens.accept("=")) {
      return 0;
    }
    if (tokens.sees("ATOMIC_INIT")) {
      tokens.next();
      tokens.expect("(");
      long value = tokens.expectNumber("a number");
      tokens.expect(")");
      return value;
    }
    boolean address = tokens.accept("&");
    if (address || tokens.peek().isName()) {
      Token name = tokens.expectName("a location");
      return names.address(name.text(), name.line());
    }
    return tokens.expectNumber("a number or a location");
  }
}
