/** Explores the catalogue with a scheme: every order of events that a memory model allows. */
@NullMarked
package org.lazymm.conformance.explore;

import org.jspecify.annotations.NullMarked;
