package org.lazymm.sequential.check;

import org.jspecify.annotations.Nullable;

/**
 * A key that is like no other object's.
 *
 * @param object the object, which need not be equal to itself alone
 */
record Identity(Object object) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Identity identity && identity.object == object;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(object);
  }
}
