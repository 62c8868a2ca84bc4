package org.lazymm.report.chart;

/** The part of a chart in which values are drawn; y grows downwards. */
record Box(double left, double top, double right, double bottom) {

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  double x(Scale scale, double value) {
    return left + scale.position(value) * width();
  }

  double y(Scale scale, double value) {
    return bottom - scale.position(value) * height();
  }
}
