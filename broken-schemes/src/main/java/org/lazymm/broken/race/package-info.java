/** Schemes whose bug needs the steps of two CPUs to meet, each with its sound twin. */
@NullMarked
package org.lazymm.broken.race;

import org.jspecify.annotations.NullMarked;
