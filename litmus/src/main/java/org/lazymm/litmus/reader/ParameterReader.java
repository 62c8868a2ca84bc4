package org.lazymm.litmus.reader;

/** Reads the parameters of a process: the locations that it knows, by their addresses. */
final class ParameterReader {
  private final Tokens tokens;
  private final Scope scope;

  ParameterReader(Tokens tokens, Scope scope) {
    this.tokens = tokens;
    this.scope = scope;
  }

  void read() {
    tokens.expect("(", "'(' before the parameters");
    if (tokens.accept(")")) {
      return;
    }
    if (tokens.sees("void") && tokens.peek(1).is(")")) {
      tokens.next();
      tokens.next();
      return;
    }
    do {
      parameter();
    } while (tokens.accept(","));
    tokens.expect(")", "',' or ')' after a parameter");
  }

  private void parameter() {
    boolean pointer = false;
    while (tokens.sees("*") || tokens.peek().isName() && !endsParameter(tokens.peek(1))) {
      pointer |= tokens.next().is("*");
    }
    Token name = tokens.expectName("a parameter such as int *x");
    if (!pointer) {
      throw Tokens.unsupported("parameter '" + name.text() + "' that is no pointer", name);
    }
    scope.parameter(name);
  }

  private static boolean endsParameter(Token token) {
    return !token.isName() && !token.is("*");
  }
}
