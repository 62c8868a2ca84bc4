package org.lazymm.cli;

import java.util.List;
import org.lazymm.evaluation.check.CheckCounts;
import org.lazymm.evaluation.work.Diagnostic;

/**
 * What a check says about one scheme, as a JVM of its own hands it back.
 *
 * @param rows of the table, each column by column
 * @param drawings the lines in which what is broken is drawn
 * @param diagnostics one for each case and rule that is broken
 * @param inputs one for each scenario that cannot be run
 * @param buffered what load buffering may add where
 * @param counts how many cases came to what
 * @param openRules how many rules are unknown or not tried
 * @param rules what the suite says
 */
record CheckPart(
    List<List<String>> rows,
    List<String> drawings,
    List<Diagnostic> diagnostics,
    List<Diagnostic> inputs,
    List<Buffered> buffered,
    CheckCounts counts,
    long openRules,
    List<String> rules) {}
