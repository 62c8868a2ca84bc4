/** What leaves the tool: files, and words that others wrote. */
@NullMarked
package org.lazymm.output;

import org.jspecify.annotations.NullMarked;
