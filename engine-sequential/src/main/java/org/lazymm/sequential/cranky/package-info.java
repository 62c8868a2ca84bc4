/**
 * What a runtime does of its own accord as far as the contract with schemes allows, out of a seed:
 * the same in every engine.
 */
@NullMarked
package org.lazymm.sequential.cranky;

import org.jspecify.annotations.NullMarked;
