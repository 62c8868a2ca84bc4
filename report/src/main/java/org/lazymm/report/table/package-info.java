/**
 * Tables of a comparison as data: what the console, Markdown and HTML show, each in its own way.
 */
@NullMarked
package org.lazymm.report.table;

import org.jspecify.annotations.NullMarked;
