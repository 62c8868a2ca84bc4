package org.lazymm.litmus.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.litmus.program.Assign;
import org.lazymm.litmus.program.Block;
import org.lazymm.litmus.program.Converted;
import org.lazymm.litmus.program.Evaluate;
import org.lazymm.litmus.program.Expression;
import org.lazymm.litmus.program.IfStatement;
import org.lazymm.litmus.program.IntType;
import org.lazymm.litmus.program.LoadExpression;
import org.lazymm.litmus.program.Register;
import org.lazymm.litmus.program.Statement;
import org.lazymm.litmus.program.Store;

/** Reads the body of a process. */
final class StatementReader {
  private static final Set<String> UNSUPPORTED =
      Set.of("while", "for", "do", "goto", "switch", "return", "break", "continue", "asm");

  private static final Set<String> COMPOUND =
      Set.of("+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "++", "--");

  private final Tokens tokens;
  private final Scope scope;
  private final ExpressionReader expressions;

  StatementReader(Tokens tokens, Scope scope) {
    this.tokens = tokens;
    this.scope = scope;
    this.expressions = new ExpressionReader(tokens, scope);
  }

  Block block() {
    List<Statement> statements = new ArrayList<>();
    tokens.expect("{");
    while (!tokens.accept("}")) {
      statements.add(statement());
    }
    return new Block(statements);
  }

  private Statement statement() {
    return tokens.deeper("a statement", this::any);
  }

  private Statement any() {
    expressions.begin();
    Token first = tokens.peek();
    if (UNSUPPORTED.contains(first.text())) {
      throw Tokens.unsupported("'" + first.text() + "'", first);
    }
    if (first.is("{")) {
      return block();
    }
    if (tokens.accept(";")) {
      return new Block(List.of());
    }
    if (first.is("if")) {
      return branch();
    }
    if (Types.isWord(first) || first.isName() && tokens.peek(1).isName()) {
      return declaration();
    }
    Statement read = simple(first);
    tokens.expect(";", "';' after a statement");
    return read;
  }

  private Statement branch() {
    tokens.expect("if");
    tokens.expect("(");
    Expression condition = expressions.read();
    tokens.expect(")");
    Statement then = statement();
    Statement otherwise = tokens.accept("else") ? statement() : new Block(List.of());
    return new IfStatement(condition, then, otherwise);
  }

  private Statement declaration() {
    List<Statement> initializations = new ArrayList<>();
    IntType type = IntType.LONG;
    if (Types.isWord(tokens.peek())) {
      type = Types.read(tokens);
    } else {
      tokens.next();
    }
    do {
      Declared declared = new Declared(type, Types.stars(tokens));
      Token name = tokens.expectName("the name of a variable");
      int register = scope.declared(name, declared);
      if (tokens.sees("[")) {
        throw Tokens.unsupported("array '" + name.text() + "'", name);
      }
      if (tokens.accept("=")) {
        initializations.add(new Assign(register, scope.held(register, expressions.read())));
      }
    } while (tokens.accept(","));
    tokens.expect(";", "';' after a declaration");
    return new Block(initializations);
  }

  private Statement simple(Token first) {
    StatementCalls.Call call = StatementCalls.named(first.text());
    if (call != null && tokens.peek(1).is("(")) {
      tokens.next();
      return call.of(new Arguments(first, expressions.arguments(), scope));
    }
    if (first.isName() && tokens.peek(1).is("=")) {
      tokens.next();
      tokens.next();
      // Only behind the value: it may not use a register that gets its first value here.
      Expression value = expressions.read();
      int register = scope.assignable(first);
      return new Assign(register, scope.held(register, value));
    }
    Expression left = expressions.unary();
    Token operator = tokens.peek();
    if (COMPOUND.contains(operator.text())) {
      throw Tokens.unsupported("'" + operator.text() + "'", operator);
    }
    if (tokens.accept("=")) {
      return store(left, first);
    }
    if (left instanceof Register
        || left instanceof LoadExpression load && load.mode() == Mode.PLAIN) {
      throw Tokens.unsupported("a value without use", first);
    }
    return new Evaluate(left);
  }

  private Statement store(Expression left, Token where) {
    if (!(left instanceof LoadExpression load) || load.mode() != Mode.PLAIN) {
      throw Tokens.unsupported("assignment to what is neither register nor '*pointer'", where);
    }
    Expression value = expressions.read();
    Unsequenced.check(List.of(load.address(), value), where);
    return new Store(load.address(), Converted.to(load.type(), value), Mode.PLAIN, where.line());
  }
}
