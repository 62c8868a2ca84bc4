/** Litmus tests: small programs with a question about their final states. */
@NullMarked
package org.lazymm.litmus;

import org.jspecify.annotations.NullMarked;
