/** What the author of a scheme tests single steps and single interleavings with. */
@NullMarked
package org.lazymm.testkit;

import org.jspecify.annotations.NullMarked;
