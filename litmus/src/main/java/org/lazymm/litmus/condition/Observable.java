package org.lazymm.litmus.condition;

/** What can be seen of a final state. */
public sealed interface Observable extends Term permits RegisterTerm, LocationTerm {}
