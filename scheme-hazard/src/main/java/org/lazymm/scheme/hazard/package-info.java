/**
 * Keeps a borrowed mm alive by a hazard pointer of each CPU: delegating a reference to the readers
 * found (2022), or evicting them (2024).
 */
@NullMarked
package org.lazymm.scheme.hazard;

import org.jspecify.annotations.NullMarked;
