/** Keeps a borrowed mm alive until a grace period of its own flavour has passed. */
@NullMarked
package org.lazymm.scheme.rcu;

import org.jspecify.annotations.NullMarked;
