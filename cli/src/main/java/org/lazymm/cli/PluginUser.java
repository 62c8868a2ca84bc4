package org.lazymm.cli;

/** A command in which rules, workloads or formats of plugin jars take part. */
interface PluginUser {
  /** Which jars. */
  PluginOptions plugins();
}
