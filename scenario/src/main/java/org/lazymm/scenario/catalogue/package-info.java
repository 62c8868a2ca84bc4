/** The catalogue: small scenarios, each about one race or one barrier. */
@NullMarked
package org.lazymm.scenario.catalogue;

import org.jspecify.annotations.NullMarked;
