package org.lazymm.explorer.knowncounts;

import java.util.Map;
import org.lazymm.explorer.program.Program;
import org.lazymm.scheduler.machine.Model;

/**
 * A program, and how many complete executions it has.
 *
 * @param name what it is called where the numbers were published, with its size
 * @param program the program
 * @param sc its executions under sequential consistency, or {@link #UNKNOWN}
 * @param tso under total store order, or {@link #UNKNOWN}
 * @param lkmm under the kernel's model, or {@link #UNKNOWN}
 * @param blocked its blocked executions under any of them, or {@link #UNKNOWN}
 * @param quick whether it is counted in an instant
 */
public record KnownCount(
    String name, Program program, long sc, long tso, long lkmm, long blocked, boolean quick) {
  /** Nobody has published it, or it depends on how loops are cut off. */
  public static final long UNKNOWN = -1;

  static KnownCount of(String name, Program program, long sc, long tso, long lkmm) {
    return new KnownCount(name, program, sc, tso, lkmm, 0, true);
  }

  static KnownCount same(String name, Program program, long count) {
    return of(name, program, count, count, count);
  }

  KnownCount blocked(long newBlocked) {
    return new KnownCount(name, program, sc, tso, lkmm, newBlocked, quick);
  }

  KnownCount slow() {
    return new KnownCount(name, program, sc, tso, lkmm, blocked, false);
  }

  /** Its executions under a model, or {@link #UNKNOWN}. */
  public long complete(Model model) {
    return Map.of(Model.SC, sc, Model.TSO, tso, Model.LKMM, lkmm).getOrDefault(model, UNKNOWN);
  }

  @Override
  public String toString() {
    return name;
  }
}
