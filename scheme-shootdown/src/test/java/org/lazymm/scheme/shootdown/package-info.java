@NullMarked
package org.lazymm.scheme.shootdown;

import org.jspecify.annotations.NullMarked;
