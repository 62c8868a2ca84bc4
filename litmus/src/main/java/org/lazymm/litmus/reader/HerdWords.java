package org.lazymm.litmus.reader;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.condition.Condition;
import org.lazymm.condition.ConditionReader;
import org.lazymm.litmus.condition.LocationTerm;
import org.lazymm.litmus.condition.Observable;
import org.lazymm.litmus.condition.RegisterTerm;
import org.lazymm.litmus.condition.Term;
import org.lazymm.litmus.condition.Value;
import org.lazymm.litmus.program.Addresses;

/** The words of herd in what a test says of its final states. */
final class HerdWords implements ConditionReader.Words<Term> {
  private final Tokens tokens;
  private final IdentifierTable names;
  private final int processes;

  HerdWords(Tokens tokens, IdentifierTable names, int processes) {
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

  Condition<Term> condition() {
    return new ConditionReader<>(this).read();
  }

  @Override
  public boolean accept(String word) {
    return tokens.accept(word);
  }

  @Override
  public Term left() {
    return observable();
  }

  @Override
  public RuntimeException expected(String what) {
    return tokens.wrong(what + " in a condition");
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

  @Override
  public Term right() {
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
