/** The suite held against what is broken on purpose, and what is not. */
@NullMarked
package org.lazymm.conformance.seeded;

import org.jspecify.annotations.NullMarked;
