/** Counterexamples as people read them: diagrams in text and in a page, litmus tests. */
@NullMarked
package org.lazymm.explorer.counterexample;

import org.jspecify.annotations.NullMarked;
