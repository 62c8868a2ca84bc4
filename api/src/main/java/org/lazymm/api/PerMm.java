package org.lazymm.api;

/**
 * What a scheme keeps for each mm: the fields that it would add to {@code struct mm_struct}. Made
 * by {@link Kernel#perMm}.
 *
 * <p>The state lives and dies with the mm. Where memory is used again, the state is used again with
 * it, holding what it held: {@link LazyMmScheme#mmInit} must set it, as the kernel's {@code
 * mm_init} does.
 *
 * @param <S> the scheme's own class of cells
 */
public interface PerMm<S> {
  /**
   * The state of one mm. The mm must not be freed: looking at a freed mm is reported as S1.
   *
   * @param mm any mm, {@code init_mm} included
   */
  S get(Mm mm);
}
