/** What lazymm's own engines check and find, in the words of a report. */
@NullMarked
package org.lazymm.report.engine;

import org.jspecify.annotations.NullMarked;
