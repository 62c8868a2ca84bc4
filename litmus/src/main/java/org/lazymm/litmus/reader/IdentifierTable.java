package org.lazymm.litmus.reader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lazymm.litmus.program.Addresses;
import org.lazymm.litmus.program.Constant;
import org.lazymm.litmus.program.Expression;
import org.lazymm.litmus.program.UnsupportedException;
import org.lazymm.litmus.program.Variable;

/** What the names of a test stand for. Locations are numbered as they are met. */
final class IdentifierTable {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Variable> locations = new ArrayList<>();
  private final Map<Integer, Registers> registers = new TreeMap<>();
  private final Map<Integer, Integer> initializedAt = new TreeMap<>();
  private final Set<Integer> locks = new TreeSet<>();

  /** In which lines the address of a location is used, other than as a lock. */
  private final Map<Integer, Deque<Integer>> uses = new TreeMap<>();

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

  void initialize(String name, long value, int line) {
    int location = location(name);
    locations.set(location, new Variable(name, value));
    initializedAt.put(location, line);
  }

  Registers registers(int process) {
    return registers.computeIfAbsent(process, fresh -> new Registers());
  }

  List<Variable> locations() {
    return locations;
  }

  /** The address of a location, which is used for something. */
  long address(String name, int line) {
    int location = location(name);
    uses.computeIfAbsent(location, fresh -> new ArrayDeque<>()).add(line);
    return Addresses.of(location);
  }

  /** The location at an address; -1 if there is none. */
  int at(long address) {
    return Addresses.location(address, locations.size());
  }

  /**
   * Notes that the last use of an address was as a lock.
   *
   * @param address the address, or what a test takes for one
   * @return the lock's location; -1 if that depends on the run
   */
  int lock(Expression address) {
    int location = address instanceof Constant constant ? at(constant.number()) : -1;
    if (location >= 0) {
      locks.add(location);
      Optional.ofNullable(uses.get(location)).ifPresent(Deque::pollLast);
    }
    return location;
  }

  /** Notes that a name is taken for a register that nothing gave a value. */
  void suspect(String name, int process, int line) {
    suspects.add(new Suspect(name, process, line));
  }

  /** Checks what can be said when all processes and initial values are known. */
  void check() {
    for (Suspect suspect : suspects) {
      if (numbers.containsKey(suspect.name)) {
        throw new UnsupportedException(
            "'" + suspect.name + "', which is no parameter of P" + suspect.process, suspect.line);
      }
    }
    for (int lock : locks) {
      Variable variable = locations.get(lock);
      Optional.ofNullable(uses.get(lock))
          .map(Deque::peekFirst)
          .ifPresent(
              line -> {
                throw new UnsupportedException(
                    "use of the lock '" + variable.name() + "' as something else", line);
              });
      if (variable.initial() != 0) {
        throw new UnsupportedException(
            "lock '" + variable.name() + "' that is not free at first",
            initializedAt.getOrDefault(lock, 1));
      }
    }
  }
}
