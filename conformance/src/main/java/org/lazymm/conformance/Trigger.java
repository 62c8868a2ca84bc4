package org.lazymm.conformance;

/** Something that has to happen in a scenario before a rule can be said to have been tested. */
public enum Trigger {
  /** A CPU became lazy on an mm other than {@code init_mm}. */
  BORROW("a CPU becomes lazy on an mm"),
  /** A CPU that was lazy left the mm for a task of its own. */
  GIVE_BACK("a lazy CPU goes back to user tasks"),
  /** An mm was freed. */
  FREE("an mm is freed"),
  /** An mm's last user went while another CPU was lazy on it. */
  DEATH_WITH_HOLDER("an mm dies while another CPU is lazy on it"),
  /** An mm's last user went while an idle CPU was lazy on it. */
  DEATH_WITH_IDLE_HOLDER("an mm dies while an idle CPU is lazy on it"),
  /** An mm's last user went while a CPU idled that was not lazy on it. */
  DEATH_WITH_IDLE_BYSTANDER("an mm dies while a CPU idles that is not lazy on it"),
  /** An mm's last user went while a CPU was in user mode as an extended quiescent state. */
  DEATH_WITH_USER_MODE("an mm dies while another CPU is in user mode"),
  /** An mm's last user went while it was pinned. */
  DEATH_WITH_PIN("an mm dies while it is pinned"),
  /** An mm's last user went while a CPU was offline. */
  DEATH_WITH_CPU_OFFLINE("an mm dies while a CPU is offline"),
  /** A CPU went offline that was lazy on an mm. */
  OFFLINE_OF_HOLDER("a CPU goes offline that was lazy on an mm"),
  /** An mm died while the CPU that was lazy on it went offline, or was dead by then. */
  DEATH_AROUND_OFFLINE("a CPU goes offline that is lazy on an mm that is dead or dies meanwhile"),
  /** A CPU went offline and came back. */
  OFFLINE_AND_ONLINE("a CPU goes offline and comes back"),
  /** A CPU that was lazy was interrupted, whoever asked. */
  INTERRUPT_OF_HOLDER("a CPU that is lazy on an mm is interrupted"),
  /** The scheme's way of freeing was compared with reference counting's. */
  COMPARISON("a run is compared with one under reference counting"),
  /** A scenario was run a second time. */
  REPETITION("a scenario is run a second time"),
  /** A scenario was run. */
  RUN("a scenario is run");

  private final String text;

  Trigger(String text) {
    this.text = text;
  }

  /** What happens, in a clause. */
  public String text() {
    return text;
  }
}
