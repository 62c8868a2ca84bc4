/** The programs of litmus tests: what their processes do, and how they are run. */
@NullMarked
package org.lazymm.litmus.program;

import org.jspecify.annotations.NullMarked;
