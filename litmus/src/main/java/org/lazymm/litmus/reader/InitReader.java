package org.lazymm.litmus.reader;

import org.lazymm.litmus.program.Addresses;

/** Reads the initial values. */
final class InitReader {
  private final Tokens tokens;
  private final Names names;

  InitReader(Tokens tokens, Names names) {
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
      int process = Math.toIntExact(tokens.expectNumber("a process"));
      tokens.expect(":");
      Token register = tokens.expectName("a register");
      names.registers(process).initialize(register.text(), initial());
      return;
    }
    Token name = tokens.expectName("a location or a register such as 0:r1");
    if (tokens.sees("[")) {
      throw Tokens.unsupported("array '" + name.text() + "'", name);
    }
    names.initialize(name.text(), initial());
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
      return Addresses.of(names.location(tokens.expectName("a location").text()));
    }
    return tokens.expectNumber("a number or a location");
  }
}
