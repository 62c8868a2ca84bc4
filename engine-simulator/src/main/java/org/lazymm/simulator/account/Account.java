package org.lazymm.simulator.account;

/** What a CPU's time goes to. Every tick of every CPU is booked to exactly one of them. */
public enum Account {
  USER("user work"),
  KERNEL("kernel path"),
  HIT("hits"),
  RMW("read-modify-writes"),
  FENCE("full barriers"),
  TRANSFER_SMT("lines from the sibling"),
  TRANSFER_LLC("lines from the same cache"),
  TRANSFER_CCX("lines from another cache"),
  TRANSFER_SOCKET("lines from another socket"),
  TRANSFER_FAR("lines from a far socket"),
  TRANSFER_REMOTE("lines from another box"),
  LINE_WAIT("waiting for busy lines"),
  STORE_BUFFER("waiting for own stores"),
  IPI_SEND("sending interrupts"),
  IPI_WAIT("waiting for interrupts"),
  IPI_HANDLE("entering and leaving interrupts"),
  WAKE("waking up, and waking others"),
  FLUSH("flushing translations"),
  MMU("loading page tables"),
  IDLE("idle"),
  OFFLINE("offline");

  private static final Account[] ALL = values();

  private final String label;

  Account(String label) {
    this.label = label;
  }

  /** The words for it in tables. */
  public String label() {
    return label;
  }

  /**
   * The account of line transfers over a distance.
   *
   * @param level of the distance, 0 for the nearest
   */
  public static Account transfer(int level) {
    return ALL[TRANSFER_SMT.ordinal() + level];
  }
}
