package org.lazymm.conformance;

import java.util.Set;
import java.util.function.Function;
import org.lazymm.api.Kernel;
import org.lazymm.api.LazyMmScheme;
import org.lazymm.scheduler.machine.Fault;

/**
 * A scheme, or a kernel around a sound one, that is known to be wrong.
 *
 * @param id what it is called in the history of the kernel, or a few words
 * @param base the scheme in which it is planted
 * @param what what was changed
 * @param scheme makes the scheme
 * @param faults the bugs of the kernel around it
 * @param rules the rules that must catch it
 * @param within within how many scenarios
 */
record BrokenScheme(
    String id,
    String base,
    String what,
    Function<Kernel, LazyMmScheme> scheme,
    Set<Fault> faults,
    Set<Rule> rules,
    int within) {
  @Override
  public String toString() {
    return id;
  }
}
