/**
 * Work in JVMs of their own. A parent starts a child, gives it tasks one after the other and reads
 * frames back. What a child does is bounded in time, memory and bytes, and nothing that it says is
 * believed before it was judged.
 */
@NullMarked
package org.lazymm.isolation;

import org.jspecify.annotations.NullMarked;
