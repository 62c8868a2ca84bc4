/** Scenarios as data: what each CPU does, readable and writable as YAML. */
@NullMarked
package org.lazymm.scheduler.scenario;

import org.jspecify.annotations.NullMarked;
