package org.lazymm.api;

/**
 * Where a cell lives: its owner, and the other cells with which it shares a cache line.
 *
 * <p>Cells with the same owner and the same group share one line; cells of different groups never
 * do. The default group is empty, so that all cells of one CPU (or of one mm) share a line unless a
 * cell asks for another. Sharing has a cost: the kernel moved {@code mm_count} to a line of its own
 * ("mm: Move mm_count into its own cache line").
 *
 * @param owner what the cell belongs to; a cell of a CPU is subject to X3, see {@link PerCpu#get}
 * @param group the name of a line of that owner; empty for the owner's first line
 */
public record Home(Owner owner, String group) {

  /** The owner of a cell: the machine, one CPU (as with the fields of a run queue) or one mm. */
  public sealed interface Owner {}

  /** The machine as a whole: the owner of the kernel's global variables. */
  public record Machine() implements Owner {
    @Override
    public String toString() {
      return "machine";
    }
  }

  /**
   * One CPU: the owner of its per-CPU variables.
   *
   * @param cpu the CPU's number, 0 or more
   */
  public record Cpu(int cpu) implements Owner {
    /**
     * Checks the number.
     *
     * @param cpu the CPU's number, 0 or more
     * @throws IllegalArgumentException if the number is negative
     */
    public Cpu {
      if (cpu < 0) {
        throw new IllegalArgumentException("cpu " + cpu + ": a CPU number is 0 or more");
      }
    }

    @Override
    public String toString() {
      return "cpu" + cpu;
    }
  }

  /**
   * One address space: the owner of the fields of its {@code mm_struct}.
   *
   * @param mm the address space
   */
  public record OfMm(Mm mm) implements Owner {
    @Override
    public String toString() {
      return mm.toString();
    }
  }

  /**
   * A home on the machine's first line: a global variable.
   *
   * @return the home
   */
  public static Home machine() {
    return new Home(new Machine(), "");
  }

  /**
   * A home on the first line of a CPU: a per-CPU variable.
   *
   * @param cpu the CPU's number, 0 or more
   * @return the home
   * @throws IllegalArgumentException if the number is negative
   */
  public static Home cpu(int cpu) {
    return new Home(new Cpu(cpu), "");
  }

  /**
   * A home on the first line of an mm: a field of its {@code mm_struct}.
   *
   * @param mm the mm
   * @return the home
   */
  public static Home mm(Mm mm) {
    return new Home(new OfMm(mm), "");
  }

  /**
   * A home of the same owner on another line.
   *
   * @param line the line's name, unique within the owner; empty for the owner's first line
   * @return the home
   */
  public Home onLine(String line) {
    return new Home(owner, line);
  }

  @Override
  public String toString() {
    return group.isEmpty() ? owner.toString() : owner + "/" + group;
  }
}
