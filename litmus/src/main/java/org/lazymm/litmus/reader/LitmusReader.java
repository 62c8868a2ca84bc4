package org.lazymm.litmus.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lazymm.condition.Condition;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.litmus.LitmusTest;
import org.lazymm.litmus.condition.LocationTerm;
import org.lazymm.litmus.condition.Observable;
import org.lazymm.litmus.condition.Quantifier;
import org.lazymm.litmus.condition.RegisterTerm;
import org.lazymm.litmus.condition.Term;
import org.lazymm.litmus.program.ProcessCode;
import org.lazymm.litmus.program.Statement;
import org.lazymm.litmus.program.UnsupportedException;

/**
 * Reads litmus tests in the kernel's flavour of C.
 *
 * <p>A test has at most 1,000,000 characters. Its statements and expressions are nested at most 100
 * deep, and a statement has at most 1,000 operators between two operands.
 */
public final class LitmusReader {
  /** More than any test that makes sense here. */
  private static final int MOST_CHARACTERS = 1_000_000;

  private static final Condition<Term> TRUE = new Condition.All<>(List.of());

  private final Header header;
  private final Tokens tokens;
  private final IdentifierTable names = new IdentifierTable();
  private final TreeMap<Integer, Statement> bodies = new TreeMap<>();
  private final List<Observable> observed = new ArrayList<>();
  private Condition<Term> filter = TRUE;
  private Quantifier quantifier = Quantifier.FORALL;
  private @Nullable Condition<Term> condition;
  private boolean plain;

  private LitmusReader(String file, String text) {
    this.header = Header.of(file, text);
    this.tokens = new Tokens(file, Lexer.tokens(file, text, header.end()));
  }

  /**
   * Reads a test.
   *
   * @param file what errors call it
   * @param text the test
   * @throws LitmusSyntaxException if it is no test
   * @throws UnsupportedException if it is one but uses what is not understood here
   */
  public static LitmusTest read(String file, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new LitmusSyntaxException(
          file,
          1,
          1,
          "%,d characters".formatted(text.length()),
          "at most %,d".formatted(MOST_CHARACTERS));
    }
    return new LitmusReader(file, text).test();
  }

  private LitmusTest test() {
    InitReader initial = new InitReader(tokens, names);
    initial.read();
    while (tokens.peek().text().matches("P\\d+")) {
      process();
    }
    if (bodies.isEmpty() || bodies.lastKey() != bodies.size() - 1) {
      throw tokens.wrong("process P" + firstMissing());
    }
    initial.check(bodies.size());
    while (tokens.peek().kind() != Token.Kind.END) {
      question();
    }
    names.check();
    AccessCalls check = (address, kind, mode, line) -> plain |= mode == Mode.PLAIN;
    bodies.values().forEach(check::visit);
    List<ProcessCode> processes = new ArrayList<>();
    bodies.forEach(
        (number, body) -> processes.add(new ProcessCode(names.registers(number).all(), body)));
    Condition<Term> asked = condition == null ? TRUE : condition;
    return new LitmusTest(
        header.name(),
        processes,
        names.locations(),
        plain,
        filter,
        quantifier,
        asked,
        observed(asked));
  }

  private int firstMissing() {
    int number = 0;
    while (bodies.containsKey(number)) {
      number++;
    }
    return number;
  }

  private void process() {
    Token name = tokens.next();
    int number;
    try {
      number = Integer.parseInt(name.text().substring(1));
    } catch (NumberFormatException tooLarge) {
      throw tokens.wrong(name, "a process number");
    }
    if (bodies.containsKey(number)) {
      throw tokens.wrong(name, "a process that is not there yet");
    }
    Scope scope = new Scope(number, names);
    new ParameterReader(tokens, scope).read();
    bodies.put(number, new StatementReader(tokens, scope).block());
  }

  private void question() {
    HerdWords reader = new HerdWords(tokens, names, bodies.size());
    if (tokens.accept("locations")) {
      observed.addAll(reader.observed());
    } else if (tokens.accept("filter")) {
      filter = reader.condition();
    } else {
      Quantifier claimed = quantifier();
      if (condition != null) {
        throw tokens.wrong("one condition");
      }
      quantifier = claimed;
      condition = reader.condition();
      tokens.accept(";");
    }
  }

  private Quantifier quantifier() {
    if (tokens.accept("exists")) {
      return Quantifier.EXISTS;
    }
    if (tokens.accept("forall")) {
      return Quantifier.FORALL;
    }
    if (tokens.sees("~") && tokens.peek(1).is("exists")) {
      tokens.next();
      tokens.next();
      return Quantifier.NOT_EXISTS;
    }
    throw tokens.wrong("a process, locations, filter, exists, ~exists or forall");
  }

  /** What was listed and what the condition looks at: registers first, each once. */
  private List<Observable> observed(Condition<Term> asked) {
    TreeSet<Observable> all =
        new TreeSet<>(
            Comparator.comparing(LitmusReader::isLocation)
                .thenComparingInt(LitmusReader::process)
                .thenComparingInt(term -> term.text().length())
                .thenComparing(Observable::text));
    all.addAll(observed);
    asked.forEachTerm(
        term -> {
          if (term instanceof Observable seen) {
            all.add(seen);
          }
        });
    return List.copyOf(all);
  }

  private static boolean isLocation(Observable term) {
    return term instanceof LocationTerm;
  }

  private static int process(Observable term) {
    return term instanceof RegisterTerm register ? register.process() : 0;
  }
}
