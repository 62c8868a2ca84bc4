package org.lazymm.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/**
 * A module of the project, as its pom declares it.
 *
 * @param folder the module's folder, below the project's
 * @param root the package that holds all of its classes; empty if it has none
 * @param uses the folders of the modules that its classes may use, in the order of the pom
 */
record Module(String folder, String root, List<String> uses) {

  /** Whether a class is one of this module's. */
  boolean owns(JavaClass type) {
    return !root.isEmpty()
        && (type.getPackageName().equals(root) || type.getPackageName().startsWith(root + "."));
  }

  /** Holds for the classes of this module. */
  DescribedPredicate<JavaClass> own() {
    return DescribedPredicate.describe("are part of " + folder, this::owns);
  }

  @Override
  public String toString() {
    return folder;
  }
}
