package org.lazymm.cli;

import java.util.List;

/**
 * What a check says about one scheme, as a JVM of its own hands it back.
 *
 * @param rows of the table, each column by column
 * @param drawings the lines in which what is broken is drawn
 * @param complaints one for each case and rule that is broken
 * @param hold how many cases hold
 * @param broken how many are broken
 * @param unknown how many are neither
 * @param rules what the suite says
 */
record CheckPart(
    List<List<String>> rows,
    List<String> drawings,
    List<Complaint> complaints,
    int hold,
    int broken,
    int unknown,
    List<String> rules) {}
