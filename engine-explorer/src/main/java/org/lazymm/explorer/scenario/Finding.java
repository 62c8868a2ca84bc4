package org.lazymm.explorer.scenario;

import org.lazymm.explorer.graph.Graph;
import org.lazymm.scheduler.property.Violation;

/**
 * An execution that breaks a property.
 *
 * @param violation which, and why
 * @param graph the execution, a copy
 * @param first the event that the reason names first, or {@link Graph#NONE}
 * @param second the event that it names second, or {@link Graph#NONE}
 * @param inClosing whether it came about after all steps, when the machine was closed
 */
public record Finding(Violation violation, Graph graph, int first, int second, boolean inClosing) {}
