package org.lazymm.scheduler.property;

/**
 * A property that any correct lazy-mm scheme satisfies. Vocabulary: an mm is <em>dead</em> once
 * {@code mm_users} is 0, and <em>freed</em> once its memory is given back; a CPU is <em>lazy</em>
 * on an mm that is its active mm while its task has none of its own.
 */
public enum Property {
  S1(
      Family.SAFETY,
      DecidedBy.RUN,
      "no CPU uses a freed mm: not in its MMU, not as its active mm, not by a call"),
  S2(
      Family.SAFETY,
      DecidedBy.RUN,
      "an mm is freed once; its count never falls below 0 and never rises from 0"),
  S3(
      Family.SAFETY,
      DecidedBy.CONSTRUCTION,
      "death is final: no CPU newly goes lazy on a dead mm and no task gets it"),
  S4(
      Family.SAFETY,
      DecidedBy.RUN,
      "users keep the struct; user page tables go only when no CPU can walk them"),
  S5(
      Family.SAFETY,
      DecidedBy.RUN,
      "whenever interrupts are on, the MMU holds the active mm or init_mm"),
  S6(
      Family.SAFETY,
      DecidedBy.CONSTRUCTION,
      "a task that does not run keeps no borrow: the active mm is the CPU's"),
  S7(
      Family.SAFETY,
      DecidedBy.RUN,
      "init_mm is never freed and its count comes back to what it was"),

  O1(
      Family.ORDER,
      DecidedBy.EXPLORER,
      "a borrow is published before the user reference that covers it is dropped"),
  O2(
      Family.ORDER,
      DecidedBy.EXPLORER,
      "all uses of an mm happen before the un-publish that a freer observes"),
  O3(Family.ORDER, DecidedBy.EXPLORER, "a delegated reference is counted before it can be seen"),
  O4(
      Family.ORDER,
      DecidedBy.EXPLORER,
      "a decision that a CPU is done with an mm rests on a read made late enough"),
  O5(Family.ORDER, DecidedBy.RUN, "the candidate set contains every CPU that is lazy on the mm"),
  O6(
      Family.ORDER,
      DecidedBy.EXPLORER,
      "an idle CPU's extended quiescent state begins after its borrow is published"),

  M1(
      Family.MEMBARRIER,
      DecidedBy.EXPLORER,
      "membarrier scenario A: the caller's barrier pairs with the interrupt's"),
  M2(
      Family.MEMBARRIER,
      DecidedBy.EXPLORER,
      "membarrier scenario B: the interrupt's barrier pairs with the caller's last"),
  M3(
      Family.MEMBARRIER,
      DecidedBy.EXPLORER,
      "membarrier scenario C1: a barrier stands after the store to rq->curr"),
  M4(
      Family.MEMBARRIER,
      DecidedBy.EXPLORER,
      "membarrier scenario C2: a barrier stands before the store to rq->curr"),
  M5(
      Family.MEMBARRIER,
      DecidedBy.EXPLORER,
      "membarrier scenario D: a barrier stands before exit_mm clears ->mm"),
  M6(
      Family.MEMBARRIER,
      DecidedBy.EXPLORER,
      "membarrier scenario E1: a barrier stands before unuse_mm clears ->mm"),
  M7(
      Family.MEMBARRIER,
      DecidedBy.EXPLORER,
      "membarrier scenario E2: a barrier stands after use_mm sets ->mm"),
  M8(
      Family.MEMBARRIER,
      DecidedBy.EXPLORER,
      "membarrier programs F1-F3: other mm, same mm through idle, exec"),
  M9(
      Family.MEMBARRIER,
      DecidedBy.EXPLORER,
      "membarrier program F4: registration holds on every CPU when it returns"),
  M10(
      Family.MEMBARRIER,
      DecidedBy.EXPLORER,
      "membarrier program F5: SYNC_CORE reaches the caller's siblings"),
  M11(
      Family.MEMBARRIER,
      DecidedBy.EXPLORER,
      "M1-M10 hold with the scheme's give-back as the only barrier after a switch"),
  M12(Family.MEMBARRIER, DecidedBy.EXPLORER, "no full barrier stands whose removal breaks nothing"),

  K1(
      Family.BALANCE,
      DecidedBy.RUN,
      "mm_count is users + pins + what the scheme says it holds, in every quiet state"),
  K2(
      Family.BALANCE,
      DecidedBy.RUN,
      "once its tasks are gone and each CPU has switched mm, an mm is freed"),
  K3(
      Family.BALANCE,
      DecidedBy.RUN,
      "struct pins keep the struct, and the last of them may free it"),

  L1(
      Family.LIVENESS,
      DecidedBy.RUN,
      "dead mms kept by lazy use alone stay within the guaranteed number"),
  L2(
      Family.LIVENESS,
      DecidedBy.RUN,
      "a guarantee of bounded time is kept even if CPUs idle for ever"),
  L3(
      Family.LIVENESS,
      DecidedBy.RUN,
      "exit and scan loops end without waiting for an idle or user CPU to schedule"),
  L4(
      Family.LIVENESS,
      DecidedBy.CONSTRUCTION,
      "ordinary grace periods are not delayed: the API has no way to do so"),

  H1(Family.HOTPLUG, DecidedBy.RUN, "a CPU reported offline is on init_mm and in no candidate set"),
  H2(
      Family.HOTPLUG,
      DecidedBy.RUN,
      "an mm that dies during the offline sequence is neither freed early nor leaked"),
  H3(Family.HOTPLUG, DecidedBy.RUN, "nothing is dropped on a CPU that RCU no longer watches"),
  H4(Family.HOTPLUG, DecidedBy.RUN, "online and offline loops leave init_mm balanced"),
  H5(Family.HOTPLUG, DecidedBy.RUN, "scans and shootdowns tolerate CPUs that come and go"),

  X1(Family.CONTEXT, DecidedBy.RUN, "freeing and waiting happen only in contexts that allow them"),
  X2(
      Family.CONTEXT,
      DecidedBy.RUN,
      "active mm, MMU and record change in one step with interrupts off"),
  X3(Family.CONTEXT, DecidedBy.RUN, "per-CPU records are touched for the CPU whose code runs"),
  X4(Family.CONTEXT, DecidedBy.RUN, "what a scheme remembers is kept in cells, nowhere else"),

  I1(
      Family.ISOLATION,
      DecidedBy.RUN,
      "an idle CPU that is not lazy on a dying mm is not interrupted, if guaranteed"),
  I2(
      Family.ISOLATION,
      DecidedBy.RUN,
      "an idle CPU lazy on a dying mm is interrupted no more often than guaranteed"),
  I3(
      Family.ISOLATION,
      DecidedBy.RUN,
      "a CPU in user mode is not interrupted for lazy reasons, if guaranteed"),
  I4(
      Family.ISOLATION,
      DecidedBy.CONSTRUCTION,
      "wasted interrupts are counted apart from useful ones"),

  A1(
      Family.ASSUMPTION,
      DecidedBy.RUN,
      "what the scheme itself assumes, by warnOn, holds, and no hook throws");

  /** Who can judge a property. */
  public enum DecidedBy {
    /** Every engine, while a scenario runs. */
    RUN,
    /** The explorer alone: the property is about orders that a sequential run cannot show. */
    EXPLORER,
    /**
     * Nobody needs to: the shape of the API or of the modelled kernel leaves no way to break it.
     */
    CONSTRUCTION
  }

  private final Family family;
  private final DecidedBy judge;
  private final String claim;

  Property(Family family, DecidedBy judge, String claim) {
    this.family = family;
    this.judge = judge;
    this.claim = claim;
  }

  /** What it is about. */
  public Family family() {
    return family;
  }

  /** Who can judge it. */
  public DecidedBy judge() {
    return judge;
  }

  /** Whether what breaks it breaks the life of an mm. */
  public boolean touchesLifetime() {
    return switch (this) {
      case S1, S2, S4, K1, K2, K3 -> true;
      default -> false;
    };
  }

  /** What it says, in one line. */
  public String claim() {
    return claim;
  }
}
