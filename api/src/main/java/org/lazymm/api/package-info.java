/**
 * What the author of a lazy-mm scheme sees: the scheme's hooks, the kernel it may call, and the
 * memory it keeps its state in.
 */
@NullMarked
package org.lazymm.api;

import org.jspecify.annotations.NullMarked;
