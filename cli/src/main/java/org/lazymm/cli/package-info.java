/** The command line. */
@NullMarked
package org.lazymm.cli;

import org.jspecify.annotations.NullMarked;
