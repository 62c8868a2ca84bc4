/**
 * The service provider interface for authors of lazy-mm schemes: the hooks of a scheme ({@link
 * org.lazymm.api.LazyMmScheme}), the kernel that a scheme may call ({@link org.lazymm.api.Kernel}),
 * and the memory in which a scheme keeps its state ({@link org.lazymm.api.Memory}).
 *
 * <p>Words: an mm is <em>dead</em> once {@code mm_users} is 0, and <em>freed</em> once its memory
 * is given back; a CPU is <em>lazy</em> on its active mm while its task has no mm of its own. Ids
 * such as S1, X3 or O5 are properties that {@code lazymm} checks; {@code lazymm rules ID} explains
 * one.
 */
@NullMarked
package org.lazymm.api;

import org.jspecify.annotations.NullMarked;
