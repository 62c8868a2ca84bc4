/**
 * Draws charts as SVG: static, self-contained, and the same bytes for the same numbers.
 *
 * <p>Colours come from classes that {@link org.lazymm.report.chart.ChartStyle} defines, so that one
 * drawing serves light, dark and paper. Lines differ by dash and marker too, not by colour alone.
 */
@NullMarked
package org.lazymm.report.chart;

import org.jspecify.annotations.NullMarked;
