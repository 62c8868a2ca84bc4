/**
 * The test kit of every scheme: rules, scenarios to try them on, and verdicts.
 *
 * <p>From code: {@link org.lazymm.conformance.ConformanceSuite}.
 */
@NullMarked
package org.lazymm.conformance;

import org.jspecify.annotations.NullMarked;
