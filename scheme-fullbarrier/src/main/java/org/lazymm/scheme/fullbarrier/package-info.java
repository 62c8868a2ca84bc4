/**
 * Keeps a borrowed mm alive by counting references: a full barrier on every borrow and every
 * give-back.
 */
@NullMarked
package org.lazymm.scheme.fullbarrier;

import org.jspecify.annotations.NullMarked;
