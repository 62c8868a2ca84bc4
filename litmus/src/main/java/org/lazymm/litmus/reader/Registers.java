package org.lazymm.litmus.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lazymm.litmus.program.Variable;

/** The registers of one process, numbered as they are met. */
final class Registers {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Variable> registers = new ArrayList<>();
  private final Map<Integer, Declared> declared = new HashMap<>();

  boolean knows(String name) {
    return numbers.containsKey(name);
  }

  int number(String name) {
    return numbers.computeIfAbsent(
        name,
        fresh -> {
          registers.add(new Variable(fresh, 0));
          return registers.size() - 1;
        });
  }

  void initialize(String name, long value) {
    registers.set(number(name), new Variable(name, value));
  }

  void declare(int register, Declared as) {
    declared.put(register, as);
  }

  /** How a register is declared until now. */
  Declared declared(int register) {
    return declared.getOrDefault(register, Declared.INT);
  }

  List<Variable> all() {
    return registers;
  }
}
