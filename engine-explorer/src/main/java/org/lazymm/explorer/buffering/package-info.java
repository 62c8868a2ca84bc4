/**
 * What a search without load buffering cannot speak of, and how it is shown that this is nothing.
 */
@NullMarked
package org.lazymm.explorer.buffering;

import org.jspecify.annotations.NullMarked;
