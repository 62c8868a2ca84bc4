/**
 * Tries readers with inputs that nobody would write, guided by which branches of the code an input
 * reaches.
 */
@NullMarked
package org.lazymm.fuzz;

import org.jspecify.annotations.NullMarked;
