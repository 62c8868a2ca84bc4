/** Writes a comparison as one HTML page that needs nothing but itself. */
@NullMarked
package org.lazymm.report.html;

import org.jspecify.annotations.NullMarked;
