package org.lazymm.conformance;

import java.util.Optional;
import org.lazymm.sequential.RunObserver;

/**
 * A rule of somebody's own, which schemes are held to beside the rules of the suite, and as
 * strictly as {@link Level#MUST}. It is found by {@link java.util.ServiceLoader}: in the jars of
 * {@code --plugins}, and on the class path of a project's tests.
 *
 * <p>Runs in order judge it, and they alone: no exploration does. Rules may be asked from several
 * threads.
 */
public interface OwnRule {
  /**
   * What reports and files call it.
   *
   * @return a letter, then letters, digits and hyphens, at most 16; not the id of another rule
   */
  String id();

  /** What it says, in one line. */
  String claim();

  /** What must happen in a run before the run has tried it, in a clause: "an mm is freed". */
  String triedWhen();

  /** Why it is asked, in one or two sentences. */
  String rationale();

  /** Where to look first if it is broken. */
  String check();

  /** Makes the judge of one run, before the machine of the run boots. */
  Judge judge();

  /**
   * Watches one run, and says at the end what it has seen. It looks at the machine and changes
   * nothing. If it throws, that is no fault of the scheme: the rule is unknown.
   */
  interface Judge extends RunObserver {
    /**
     * Whether the run has tried the rule. Asked once, at the end of a run that was carried to its
     * end.
     */
    boolean tried();

    /**
     * How the run has broken the rule, in one line; empty if it has not. Asked after {@link
     * #tried}, whatever that says.
     */
    Optional<String> broken();
  }
}
