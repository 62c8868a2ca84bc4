/** The catalogue: small scenarios, each about one race or one barrier. */
@NullMarked
package org.lazymm.scheduler.catalogue;

import org.jspecify.annotations.NullMarked;
