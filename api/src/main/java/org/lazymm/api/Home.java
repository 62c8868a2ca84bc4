package org.lazymm.api;

/**
 * Where a cell lives: what it belongs to, and with which other cells it shares a cache line.
 *
 * <p>Cells with the same owner and the same group share one line; cells of different groups never
 * do. The default group is empty, so that all cells of one CPU (or of one mm) share a line unless
 * they ask otherwise. Sharing is a real cost: the kernel moved {@code mm_count} to a line of its
 * own ("mm: Move mm_count into its own cache line").
 *
 * @param owner what the cell belongs to
 * @param group the name of a line of that owner; empty for the owner's first line
 */
public record Home(Owner owner, String group) {

  /** What a cell belongs to: the machine, one CPU (as the fields of a run queue) or one mm. */
  public sealed interface Owner {}

  /** The machine as a whole, as a global variable of the kernel. */
  public record Machine() implements Owner {
    @Override
    public String toString() {
      return "machine";
    }
  }

  /**
   * One CPU, as a per-CPU variable of the kernel.
   *
   * @param cpu its number, from 0
   */
  public record Cpu(int cpu) implements Owner {
    /** Checks that the number is not negative. */
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
   * One address space, as a field of {@code mm_struct}.
   *
   * @param mm the address space
   */
  public record OfMm(Mm mm) implements Owner {
    @Override
    public String toString() {
      return mm.toString();
    }
  }

  /** A home on the machine's first line: a global variable. */
  public static Home machine() {
    return new Home(new Machine(), "");
  }

  /**
   * A home on the first line of a CPU: a per-CPU variable.
   *
   * @param cpu the CPU's number, from 0
   */
  public static Home cpu(int cpu) {
    return new Home(new Cpu(cpu), "");
  }

  /**
   * A home on the first line of an mm.
   *
   * @param mm the address space that the cell is a field of
   */
  public static Home mm(Mm mm) {
    return new Home(new OfMm(mm), "");
  }

  /**
   * The same owner on another line.
   *
   * @param line the line's name, unique within the owner
   */
  public Home onLine(String line) {
    return new Home(owner, line);
  }

  @Override
  public String toString() {
    return group.isEmpty() ? owner.toString() : owner + "/" + group;
  }
}
