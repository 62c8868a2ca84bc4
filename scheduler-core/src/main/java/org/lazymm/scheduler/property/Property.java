package org.lazymm.scheduler.property;

/**
 * A property that any correct lazy-mm scheme satisfies. Vocabulary: an mm is <em>dead</em> once
 * {@code mm_users} is 0, and <em>freed</em> once its memory is given back; a CPU is <em>lazy</em>
 * on an mm that is its active mm while its task has none of its own.
 */
public enum Property {
  S1(Judge.RUN, "no CPU uses a freed mm: not in its MMU, not as its active mm, not by a call"),
  S2(Judge.RUN, "an mm is freed once; its count never falls below 0 and never rises from 0"),
  S3(Judge.CONSTRUCTION, "death is final: no CPU newly goes lazy on a dead mm and no task gets it"),
  S4(Judge.RUN, "users keep the struct; user page tables go only when no CPU can walk them"),
  S5(Judge.RUN, "whenever interrupts are on, the MMU holds the active mm or init_mm"),
  S6(Judge.CONSTRUCTION, "a task that does not run keeps no borrow: the active mm is the CPU's"),
  S7(Judge.RUN, "init_mm is never freed and its count comes back to what it was"),

  O1(Judge.EXPLORER, "a borrow is published before the user reference that covers it is dropped"),
  O2(Judge.EXPLORER, "all uses of an mm happen before the un-publish that a freer observes"),
  O3(Judge.EXPLORER, "a delegated reference is counted before it can be seen"),
  O4(Judge.EXPLORER, "a decision that a CPU is done with an mm rests on a read made late enough"),
  O5(Judge.RUN, "the candidate set contains every CPU that is lazy on the mm"),
  O6(Judge.EXPLORER, "an idle CPU's extended quiescent state begins after its borrow is published"),

  M1(Judge.EXPLORER, "membarrier scenario A: the caller's barrier pairs with the interrupt's"),
  M2(Judge.EXPLORER, "membarrier scenario B: the interrupt's barrier pairs with the caller's last"),
  M3(Judge.EXPLORER, "membarrier scenario C1: a barrier stands after the store to rq->curr"),
  M4(Judge.EXPLORER, "membarrier scenario C2: a barrier stands before the store to rq->curr"),
  M5(Judge.EXPLORER, "membarrier scenario D: a barrier stands before exit_mm clears ->mm"),
  M6(Judge.EXPLORER, "membarrier scenario E1: a barrier stands before unuse_mm clears ->mm"),
  M7(Judge.EXPLORER, "membarrier scenario E2: a barrier stands after use_mm sets ->mm"),
  M8(Judge.EXPLORER, "membarrier programs F1-F3: other mm, same mm through idle, exec"),
  M9(Judge.EXPLORER, "membarrier program F4: registration holds on every CPU when it returns"),
  M10(Judge.EXPLORER, "membarrier program F5: SYNC_CORE reaches the caller's siblings"),
  M11(Judge.EXPLORER, "M1-M10 hold with the scheme's give-back as the only barrier after a switch"),
  M12(Judge.EXPLORER, "no full barrier stands whose removal breaks nothing"),

  K1(Judge.RUN, "mm_count is users + pins + what the scheme says it holds, in every quiet state"),
  K2(Judge.RUN, "once its tasks are gone and each CPU has switched mm, an mm is freed"),
  K3(Judge.RUN, "struct pins keep the struct, and the last of them may free it"),

  L1(Judge.RUN, "dead mms kept by lazy use alone stay within the promised number"),
  L2(Judge.RUN, "a promise of bounded time is kept even if CPUs idle for ever"),
  L3(Judge.RUN, "exit and scan loops end without waiting for an idle or user CPU to schedule"),
  L4(Judge.CONSTRUCTION, "ordinary grace periods are not delayed: the API has no way to do so"),

  H1(Judge.RUN, "a CPU reported offline is on init_mm and in no candidate set"),
  H2(Judge.RUN, "an mm that dies during the offline sequence is neither freed early nor leaked"),
  H3(Judge.RUN, "nothing is dropped on a CPU that RCU no longer watches"),
  H4(Judge.RUN, "online and offline loops leave init_mm balanced"),
  H5(Judge.RUN, "scans and shootdowns tolerate CPUs that come and go"),

  X1(Judge.RUN, "freeing and waiting happen only in contexts that allow them"),
  X2(Judge.RUN, "active mm, MMU and record change in one step with interrupts off"),
  X3(Judge.RUN, "per-CPU records are touched for the CPU whose code runs"),
  X4(Judge.RUN, "what a scheme remembers is kept in cells, nowhere else"),

  I1(Judge.RUN, "an idle CPU that is not lazy on a dying mm is not interrupted, if promised"),
  I2(Judge.RUN, "an idle CPU lazy on a dying mm is interrupted no more often than promised"),
  I3(Judge.RUN, "a CPU in user mode is not interrupted for lazy reasons, if promised"),
  I4(Judge.CONSTRUCTION, "interrupts in vain are counted apart from useful ones"),

  A1(Judge.RUN, "what the scheme itself assumes, by warnOn, holds, and no hook throws");

  /** Who can judge a property. */
  public enum Judge {
    /** Every engine, while a scenario runs. */
    RUN,
    /** The explorer alone: the property is about orders that a run in order cannot show. */
    EXPLORER,
    /**
     * Nobody needs to: the shape of the API or of the modelled kernel leaves no way to break it.
     */
    CONSTRUCTION
  }

  private final Judge judge;
  private final String claim;

  Property(Judge judge, String claim) {
    this.judge = judge;
    this.claim = claim;
  }

  /** Who can judge it. */
  public Judge judge() {
    return judge;
  }

  /** What it says, in one line. */
  public String claim() {
    return claim;
  }
}
