package org.lazymm.report.html;

/**
 * A chart and what stands around it.
 *
 * @param title what it shows
 * @param svg the drawing
 */
public record ChartFigure(String title, String svg) {}
