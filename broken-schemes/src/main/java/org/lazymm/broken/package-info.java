/**
 * What is broken on purpose, and the rules that must say so: test support, which no user is meant
 * to install.
 */
@NullMarked
package org.lazymm.broken;

import org.jspecify.annotations.NullMarked;
