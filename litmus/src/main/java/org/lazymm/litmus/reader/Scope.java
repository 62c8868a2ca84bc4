package org.lazymm.litmus.reader;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lazymm.litmus.program.Constant;
import org.lazymm.litmus.program.Converted;
import org.lazymm.litmus.program.Expression;
import org.lazymm.litmus.program.IntType;
import org.lazymm.litmus.program.Register;

/** What names mean in one process. */
final class Scope {
  private final int process;
  private final IdentifierTable names;
  private final Set<String> parameters = new HashSet<>();

  /** By locations. */
  private final Map<Integer, IntType> pointees = new HashMap<>();

  private final Registers registers;

  Scope(int process, IdentifierTable names) {
    this.process = process;
    this.names = names;
    this.registers = names.registers(process);
  }

  void parameter(Token name, Declared declared) {
    pointees.put(names.location(name.text()), declared.pointee());
    parameters.add(name.text());
  }

  /** The value of a name: the address that a parameter is, or what a register holds. */
  Expression use(Token name) {
    String text = name.text();
    if (parameters.contains(text)) {
      return new Constant(names.address(text, name.line()));
    }
    if (!registers.knows(text)) {
      names.suspect(text, process, name.line());
    }
    int register = registers.number(text);
    return new Register(register, registers.declared(register).type());
  }

  /** The register that a name declares or is assigned to. */
  int assignable(Token name) {
    if (parameters.contains(name.text())) {
      throw Tokens.unsupported("a local variable '" + name.text() + "' like a parameter", name);
    }
    return registers.number(name.text());
  }

  /** The same, declared. */
  int declared(Token name, Declared as) {
    int register = assignable(name);
    registers.declare(register, as);
    return register;
  }

  /** A value as a register holds it. */
  Expression held(int register, Expression value) {
    return Converted.to(registers.declared(register).type(), value);
  }

  /** The type of what stands at an address. */
  IntType pointee(Expression address) {
    if (address instanceof Constant constant) {
      return pointees.getOrDefault(names.at(constant.number()), IntType.INT);
    }
    return address instanceof Register register
        ? registers.declared(register.number()).pointee()
        : IntType.INT;
  }

  /** The lock that an expression is. */
  int lock(Expression expression, Token where) {
    int location = names.lock(expression);
    if (location < 0) {
      throw Tokens.unsupported("a lock that is no parameter", where);
    }
    return location;
  }
}
