package org.lazymm.litmus.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.litmus.program.Binary;
import org.lazymm.litmus.program.BinaryOperator;
import org.lazymm.litmus.program.Constant;
import org.lazymm.litmus.program.Converted;
import org.lazymm.litmus.program.Expression;
import org.lazymm.litmus.program.IntType;
import org.lazymm.litmus.program.LoadExpression;
import org.lazymm.litmus.program.Unary;
import org.lazymm.litmus.program.UnaryOperator;

/** Reads expressions. */
final class ExpressionReader {
  private static final BinaryOperator[] BINARY = BinaryOperator.values();

  /** Far more than any test has in a statement: each may nest what is read one deeper. */
  private static final int MOST_OPERATORS = 1_000;

  private final Tokens tokens;
  private final Scope scope;

  /** Of the statement that is being read. */
  private int operators;

  ExpressionReader(Tokens tokens, Scope scope) {
    this.tokens = tokens;
    this.scope = scope;
  }

  /** Begins with another statement. */
  void begin() {
    operators = 0;
  }

  Expression read() {
    Expression read = binary(1);
    if (tokens.sees("?")) {
      throw Tokens.unsupported("'?:'", tokens.peek());
    }
    return read;
  }

  private Expression binary(int least) {
    Expression left = unary();
    while (true) {
      BinaryOperator operator = operator(tokens.peek());
      if (operator == null || operator.precedence() < least) {
        return left;
      }
      if (++operators > MOST_OPERATORS) {
        throw tokens.wrong("at most %,d operators in a statement".formatted(MOST_OPERATORS));
      }
      Token where = tokens.next();
      Expression right = binary(operator.precedence() + 1);
      checkOrder(operator, left, right, where);
      left = new Binary(operator, left, right);
    }
  }

  private static @Nullable BinaryOperator operator(Token token) {
    for (BinaryOperator operator : BINARY) {
      if (token.is(operator.symbol())) {
        return operator;
      }
    }
    if (token.is("/") || token.is("%")) {
      throw Tokens.unsupported("'" + token.text() + "'", token);
    }
    return null;
  }

  private static void checkOrder(
      BinaryOperator operator, Expression left, Expression right, Token where) {
    boolean shortcut = operator == BinaryOperator.BOTH || operator == BinaryOperator.EITHER;
    if (shortcut && right.accesses() > 0) {
      throw Tokens.unsupported("a memory access behind '" + where.text() + "'", where);
    }
    Unsequenced.check(List.of(left, right), where);
  }

  Expression unary() {
    return tokens.deeper("an expression", this::operand);
  }

  private Expression operand() {
    Token first = tokens.peek();
    if (tokens.accept("*")) {
      Expression address = unary();
      return new LoadExpression(address, Mode.PLAIN, scope.pointee(address), first.line());
    }
    if (tokens.accept("-")) {
      return new Unary(UnaryOperator.MINUS, unary());
    }
    if (tokens.accept("~")) {
      return new Unary(UnaryOperator.COMPLEMENT, unary());
    }
    if (tokens.accept("!")) {
      return new Unary(UnaryOperator.NOT, unary());
    }
    if (tokens.accept("+")) {
      return unary();
    }
    if (tokens.accept("&")) {
      if (unary() instanceof LoadExpression load && load.mode() == Mode.PLAIN) {
        return load.address();
      }
      throw Tokens.unsupported("address of a variable", first);
    }
    if (first.is("(") && Types.isWord(tokens.peek(1))) {
      tokens.next();
      IntType words = Types.read(tokens);
      Declared type = new Declared(words, Types.stars(tokens));
      tokens.expect(")", "')' after the type");
      return Converted.to(type.type(), unary());
    }
    return postfix(primary());
  }

  private Expression postfix(Expression read) {
    Token next = tokens.peek();
    if (next.is("[") || next.is(".") || next.is("->") || next.is("++") || next.is("--")) {
      throw Tokens.unsupported("'" + next.text() + "'", next);
    }
    return read;
  }

  private Expression primary() {
    Token first = tokens.peek();
    if (tokens.accept("(")) {
      if (tokens.sees("{")) {
        throw Tokens.unsupported("'({'", first);
      }
      Expression inner = read();
      tokens.expect(")");
      return inner;
    }
    if (first.kind() == Token.Kind.NUMBER) {
      return new Constant(tokens.expectNumber("a number"));
    }
    if (first.is("++") || first.is("--")) {
      throw Tokens.unsupported("'" + first.text() + "'", first);
    }
    tokens.expectName("an expression");
    if (!tokens.sees("(")) {
      return scope.use(first);
    }
    return ValueCalls.read(first, arguments(), scope);
  }

  /** The arguments of a call, with their parentheses. */
  List<Expression> arguments() {
    List<Expression> arguments = new ArrayList<>();
    tokens.expect("(");
    if (tokens.accept(")")) {
      return arguments;
    }
    do {
      arguments.add(read());
    } while (tokens.accept(","));
    tokens.expect(")", "',' or ')' after an argument");
    return arguments;
  }
}
