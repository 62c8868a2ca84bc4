/**
 * Machine profiles: what a modelled machine looks like and what its parts cost, each with a source.
 */
@NullMarked
package org.lazymm.simulator.profile;

import org.jspecify.annotations.NullMarked;
