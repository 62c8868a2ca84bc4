/**
 * Reads statements off a comparison: who fell short, who is ahead where, and where nobody can tell.
 */
@NullMarked
package org.lazymm.report.finding;

import org.jspecify.annotations.NullMarked;
