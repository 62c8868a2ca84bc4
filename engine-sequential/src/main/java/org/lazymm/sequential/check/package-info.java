/**
 * The properties that a scheme must satisfy, and the checks of those that show while a scenario
 * runs.
 */
@NullMarked
package org.lazymm.sequential.check;

import org.jspecify.annotations.NullMarked;
