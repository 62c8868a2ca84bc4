/** Keeps a borrowed mm alive by counting references, with a full barrier in every give-back. */
@NullMarked
package org.lazymm.scheme.fullbarrier;

import org.jspecify.annotations.NullMarked;
