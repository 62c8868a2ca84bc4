/** Schemes with one mistake each, and the sound ones that they differ from. */
@NullMarked
package org.lazymm.broken.scheme;

import org.jspecify.annotations.NullMarked;
