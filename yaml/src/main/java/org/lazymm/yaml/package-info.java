/**
 * YAML: a text becomes nodes that know where they stand, and a fault is one line with its place.
 */
@NullMarked
package org.lazymm.yaml;

import org.jspecify.annotations.NullMarked;
