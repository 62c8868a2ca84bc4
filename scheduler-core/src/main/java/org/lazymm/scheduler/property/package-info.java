/** The names of the properties that a correct scheme satisfies, and of their violations. */
@NullMarked
package org.lazymm.scheduler.property;

import org.jspecify.annotations.NullMarked;
