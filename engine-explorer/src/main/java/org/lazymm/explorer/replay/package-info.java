/** One execution of a scenario told again: from a finding or from a recording. */
@NullMarked
package org.lazymm.explorer.replay;

import org.jspecify.annotations.NullMarked;
