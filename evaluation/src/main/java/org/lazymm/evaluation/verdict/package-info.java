/** What the engines find, in the words of a report. */
@NullMarked
package org.lazymm.evaluation.verdict;

import org.jspecify.annotations.NullMarked;
