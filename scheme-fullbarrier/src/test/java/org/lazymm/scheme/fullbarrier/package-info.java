@NullMarked
package org.lazymm.scheme.fullbarrier;

import org.jspecify.annotations.NullMarked;
