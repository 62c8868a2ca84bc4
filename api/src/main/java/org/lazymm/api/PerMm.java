package org.lazymm.api;

/**
 * The state that a scheme keeps for each mm: the fields that the scheme would add to {@code struct
 * mm_struct}. Made by {@link Kernel#perMm}.
 *
 * <p>The state lives and dies with the mm. Where the memory of an mm is used again, its state is
 * used again with the values that it held: {@link LazyMmScheme#mmInit} must set them, as the
 * kernel's {@code mm_init} does.
 *
 * @param <S> the scheme's own class of cells
 */
public interface PerMm<S> {
  /**
   * The state of one mm.
   *
   * <p>Context: any CPU, any hook; interrupts on or off; the look-up costs nothing. The look-up is
   * a use of the mm, ordered as the next access to a cell of the state is: an mm that is freed is
   * reported as S1.
   *
   * @param mm any mm that is not freed, {@code init_mm} included
   * @return the object that the factory made for the mm, always the same one for the same memory
   */
  S get(Mm mm);
}
