package org.lazymm.scenario;

import org.lazymm.scheduler.property.Property;

/**
 * An outcome that a scenario must not have.
 *
 * @param condition when an outcome is the forbidden one
 * @param property what is broken then
 */
public record Forbidden(Condition condition, Property property) {}
