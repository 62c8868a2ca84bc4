@NullMarked
package org.lazymm.scheme.hazard;

import org.jspecify.annotations.NullMarked;
