package org.lazymm.sequential.check;

import org.lazymm.api.Kernel;
import org.lazymm.scheme.reference.ReferenceCounting;

/** Reference counting that does something when a test says so. */
abstract class Changing extends ReferenceCounting {
  Changing(Kernel kernel) {
    super(kernel);
  }

  /** What a hook would do. */
  abstract void act();
}
