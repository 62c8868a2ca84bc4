package org.lazymm.litmus.condition;

import java.util.function.ToLongFunction;

/** What registers and locations hold when all processes have ended. */
public interface FinalState extends ToLongFunction<Term> {
  /**
   * What a register holds.
   *
   * @param process whose register
   * @param register which register of the process, from 0
   */
  long register(int process, int register);

  /**
   * What a location holds.
   *
   * @param location its number
   */
  long location(int location);

  /** What a term is. The types are told apart here, as that is faster than asking the term. */
  @Override
  default long applyAsLong(Term term) {
    if (term instanceof RegisterTerm register) {
      return register(register.process(), register.register());
    }
    return term instanceof LocationTerm location
        ? location(location.location())
        : ((Value) term).number();
  }
}
