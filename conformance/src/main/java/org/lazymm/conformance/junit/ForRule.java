package org.lazymm.conformance.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Makes a method of {@link LazyMmSchemeConformance} the jqwik property of a rule. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Property(
    seed = ForRule.SEED,
    afterFailure = AfterFailureMode.RANDOM_SEED,
    // The suite shrinks what fails, once for all ways of running it.
    shrinking = ShrinkingMode.OFF)
@interface ForRule {
  /** What jqwik's own choices begin with; the scenarios do not depend on it. */
  String SEED = "20210617";

  /** The id of the rule. */
  String value();
}
