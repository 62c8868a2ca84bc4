package org.lazymm.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/**
 * A module of the project and what its classes may use.
 *
 * @param folder the module's folder, below the project's
 * @param root the package that holds all of its classes
 * @param uses the modules that it may use
 * @param libraries the classes outside of the project that it may use
 */
record Module(
    String folder, String root, List<Module> uses, DescribedPredicate<JavaClass> libraries) {

  /** Whether a class is one of this module's. */
  boolean owns(JavaClass type) {
    return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
  }

  /** Holds for the classes of this module. */
  DescribedPredicate<JavaClass> own() {
    return DescribedPredicate.describe("are part of " + folder, this::owns);
  }

  /** Holds for the classes that this module may use, its own ones included. */
  DescribedPredicate<JavaClass> usable() {
    return libraries.or(
        DescribedPredicate.describe(
            "are part of " + folder + " or of " + uses,
            type -> Stream.concat(Stream.of(this), uses.stream()).anyMatch(it -> it.owns(type))));
  }

  @Override
  public String toString() {
    return folder;
  }
}
