/** Writes a comparison for people and for programs, and puts what it wrote into files safely. */
@NullMarked
package org.lazymm.report.writer;

import org.jspecify.annotations.NullMarked;
