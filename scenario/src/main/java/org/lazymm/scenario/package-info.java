/** Scenarios as data: what each CPU does, readable and writable as YAML. */
@NullMarked
package org.lazymm.scenario;

import org.jspecify.annotations.NullMarked;
