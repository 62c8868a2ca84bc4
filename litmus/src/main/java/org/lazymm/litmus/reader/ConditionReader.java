package org.lazymm.litmus.reader;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.litmus.condition.LocationTerm;
import org.lazymm.litmus.condition.Observable;
import org.lazymm.litmus.condition.Proposition;
import org.lazymm.litmus.condition.RegisterTerm;
import org.lazymm.litmus.condition.Term;
import org.lazymm.litmus.condition.Value;
import org.lazymm.litmus.program.Addresses;

/** Reads what a test says of its final states. */
final class ConditionReader {
  private final Tokens tokens;
  private final IdentifierTable names;
  private final int processes;

  ConditionReader(Tokens tokens, IdentifierTable names, int processes) {
    this.tokens = tokens;
    this.names = names;
    this.processes = processes;
  }

  /** The list behind {@code locations}. */
  List<Observable> observed() {
    List<Observable> observed = new ArrayList<>();
    tokens.expect("[");
    while (!tokens.accept("]")) {
      observed.add(observable());
      if (!tokens.sees("]")) {
        tokens.expect(";", "';' or ']' after a location or a register");
      }
    }
    return observed;
  }

  Proposition proposition() {
    Proposition left = any();
    if (tokens.accept("=>")) {
      return new Proposition.Any(List.of(new Proposition.Not(left), proposition()));
    }
    return left;
  }

  private Proposition any() {
    List<Proposition> parts = new ArrayList<>();
    do {
      parts.add(all());
    } while (tokens.accept("\\/"));
    return parts.size() == 1 ? parts.get(0) : new Proposition.Any(parts);
  }

  private Proposition all() {
    List<Proposition> parts = new ArrayList<>();
    do {
      parts.add(part());
    } while (tokens.accept("/\\"));
    return parts.size() == 1 ? parts.get(0) : new Proposition.All(parts);
  }

  private Proposition part() {
    if (tokens.accept("~") || tokens.accept("not")) {
      return new Proposition.Not(part());
    }
    if (tokens.accept("(")) {
      Proposition inner = proposition();
      tokens.expect(")", "'/\\', '\\/' or ')' in a condition");
      return inner;
    }
    if (tokens.accept("true")) {
      return new Proposition.All(List.of());
    }
    if (tokens.accept("false")) {
      return new Proposition.Any(List.of());
    }
    Observable left = observable();
    if (tokens.accept("!=")) {
      return new Proposition.Not(new Proposition.Equal(left, term()));
    }
    if (!tokens.accept("==")) {
      tokens.expect("=", "'=' in a condition");
    }
    return new Proposition.Equal(left, term());
  }

  private Observable observable() {
    if (isRegister()) {
      return register();
    }
    boolean bracket = tokens.accept("[");
    Token name = tokens.expectName("a location, or a register such as 0:r1");
    if (bracket) {
      tokens.expect("]");
    }
    if (tokens.sees("[")) {
      throw Tokens.unsupported("array '" + name.text() + "'", name);
    }
    return new LocationTerm(names.location(name.text()), name.text());
  }

  private boolean isRegister() {
    return tokens.peek().kind() == Token.Kind.NUMBER && tokens.peek(1).is(":");
  }

  private Observable register() {
    Token digits = tokens.peek();
    long process = tokens.expectNumber("a process");
    if (process >= processes) {
      throw tokens.wrong(digits, "a process of the test, 0 to " + (processes - 1));
    }
    tokens.expect(":");
    Token name = tokens.expectName("a register");
    int owner = Math.toIntExact(process);
    return new RegisterTerm(owner, names.registers(owner).number(name.text()), name.text());
  }

  private Term term() {
    if (isRegister()) {
      return register();
    }
    boolean address = tokens.accept("&");
    if (address || tokens.peek().isName()) {
      String name = tokens.expectName("a location").text();
      return new Value(Addresses.of(names.location(name)), name);
    }
    long number = tokens.expectNumber("a number, a location or a register");
    return new Value(number, Long.toString(number));
  }
}
