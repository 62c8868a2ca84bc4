package org.lazymm.litmus.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lazymm.litmus.program.Addresses;
import org.lazymm.litmus.program.Constant;
import org.lazymm.litmus.program.Expression;
import org.lazymm.litmus.program.Statement;
import org.lazymm.litmus.program.UnsupportedException;
import org.lazymm.litmus.program.Variable;

/** What the names of a test stand for. Locations are numbered as they are met. */
final class Names {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Variable> locations = new ArrayList<>();
  private final Map<Integer, Registers> registers = new TreeMap<>();
  private final Set<Integer> locks = new TreeSet<>();
  private final List<Suspect> suspects = new ArrayList<>();

  /** A register that is read although nothing gave it a value. */
  private record Suspect(String name, int process, int line) {}

  int location(String name) {
    return numbers.computeIfAbsent(
        name,
        fresh -> {
          locations.add(new Variable(fresh, 0));
          return locations.size() - 1;
        });
  }

  void initialize(String name, long value) {
    locations.set(location(name), new Variable(name, value));
  }

  Registers registers(int process) {
    return registers.computeIfAbsent(process, fresh -> new Registers());
  }

  List<Variable> locations() {
    return locations;
  }

  /** Notes that a location is a lock. */
  void lock(int location) {
    locks.add(location);
  }

  /** The location that an address is for certain; -1 if that depends on the run. */
  int known(Expression address) {
    return address instanceof Constant constant
        ? Addresses.location(constant.number(), locations.size())
        : -1;
  }

  /** Notes that a name is taken for a register that nothing gave a value. */
  void suspect(String name, int process, int line) {
    suspects.add(new Suspect(name, process, line));
  }

  /** Checks what can be said when all processes and initial values are known. */
  void check(List<Statement> bodies) {
    for (Suspect suspect : suspects) {
      if (numbers.containsKey(suspect.name)) {
        throw new UnsupportedException(
            "'" + suspect.name + "', which is no parameter of P" + suspect.process, suspect.line);
      }
    }
    Accesses check = (address, mode, line) -> checkNoLock(known(address), line);
    bodies.forEach(check::visit);
    for (int lock : locks) {
      if (locations.get(lock).initial() != 0) {
        throw new UnsupportedException(
            "lock '" + locations.get(lock).name() + "' that is not free at first", 1);
      }
    }
  }

  private void checkNoLock(int location, int line) {
    if (locks.contains(location)) {
      throw new UnsupportedException(
          "access to the lock '" + locations.get(location).name() + "'", line);
    }
  }
}
