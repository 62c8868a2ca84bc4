/**
 * Known-answer programs: how many executions each has is published, mostly by the test suite of
 * GenMC, or follows from a formula. Written anew from their descriptions.
 */
@NullMarked
package org.lazymm.explorer.knowncounts;

import org.jspecify.annotations.NullMarked;
