@NullMarked
package org.lazymm.scheme.rcu;

import org.jspecify.annotations.NullMarked;
