/** The kit as tests: subclass one class, or test all schemes that are found. */
@NullMarked
package org.lazymm.conformance.junit;

import org.jspecify.annotations.NullMarked;
