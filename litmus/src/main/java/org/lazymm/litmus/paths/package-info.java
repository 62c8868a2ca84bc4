/** All ways through a process, whatever it reads. */
@NullMarked
package org.lazymm.litmus.paths;

import org.jspecify.annotations.NullMarked;
