/**
 * Finds the schemes: those on the class path and those in plugin jars, each jar in a class loader
 * of its own. What cannot be used is a {@link org.lazymm.scheduler.discovery.DiscoveryProblem} that
 * names its place; the rest goes on.
 */
@NullMarked
package org.lazymm.scheduler.discovery;

import org.jspecify.annotations.NullMarked;
