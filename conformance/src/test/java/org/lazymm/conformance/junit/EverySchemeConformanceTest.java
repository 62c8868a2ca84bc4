package org.lazymm.conformance.junit;

/** Every scheme of this project conforms. */
class EverySchemeConformanceTest extends EverySchemeConformance {}
