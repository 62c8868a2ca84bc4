package org.lazymm.scheduler.engine;

/** Is told of plain stores to a cell of one CPU by another CPU's code, before they take effect. */
@FunctionalInterface
public interface ForeignStores {

  /**
   * The running CPU is about to store.
   *
   * @param cell the name that the cell was made with
   * @param owner the CPU that the cell belongs to; not the running one
   */
  void storing(String cell, int owner);
}
