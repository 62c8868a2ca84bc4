/** Memory models: which execution graphs a machine can produce. */
@NullMarked
package org.lazymm.explorer.model;

import org.jspecify.annotations.NullMarked;
