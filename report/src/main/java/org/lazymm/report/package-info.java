/** Writes verdicts and costs for people and for programs. */
@NullMarked
package org.lazymm.report;

import org.jspecify.annotations.NullMarked;
