package org.lazymm.litmus.reader;

import java.util.ArrayList;
import java.util.List;

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
    List<String> words = new ArrayList<>();
    int stars = 0;
    while (tokens.sees("*") || tokens.peek().isName() && !endsParameter(tokens.peek(1))) {
      Token part = tokens.next();
      if (part.is("*")) {
        stars++;
      } else {
        words.add(part.text());
      }
    }
    Token name = tokens.expectName("a parameter such as int *x");
    if (stars == 0) {
      throw Tokens.unsupported("parameter '" + name.text() + "' that is no pointer", name);
    }
    scope.parameter(name, new Declared(Types.of(words), stars));
  }

  private static boolean endsParameter(Token token) {
    return !token.isName() && !token.is("*");
  }
}
