package org.lazymm.trace;

import java.util.List;

/** The names by which a kernel thread is guessed when nothing better is known. */
final class KernelThreadNames {
  private static final List<String> PREFIXES =
      List.of(
          "kworker/",
          "ksoftirqd/",
          "migration/",
          "cpuhp/",
          "rcu_",
          "rcuop/",
          "rcuog/",
          "rcuos/",
          "rcuc/",
          "rcub/",
          "kswapd",
          "kcompactd",
          "irq/",
          "jbd2/",
          "idle_inject/",
          "kthreadd",
          "khugepaged",
          "ksmd",
          "kauditd",
          "kdevtmpfs",
          "khungtaskd",
          "oom_reaper",
          "writeback",
          "kblockd",
          "kintegrityd",
          "kthrotld",
          "ktimersoftd/",
          "ktimers/",
          "watchdog/",
          "watchdogd",
          "stopper/",
          "mmcqd/",
          "mmc_",
          "scsi_",
          "ext4-",
          "xfs-",
          "xfsaild/",
          "btrfs-",
          "f2fs_",
          "pool_workqueue_",
          "backlog_napi/",
          "napi/",
          "kvm-pit/",
          "hwrng",
          "cfinteractive",
          "sugov:",
          "kpsmoused",
          "slub_flushwq",
          "inet_frag_wq",
          "kstrp",
          "ipv6_addrconf",
          "netns",
          "devfreq_wq",
          "edac-poller",
          "swapper/");

  private KernelThreadNames() {}

  static boolean fits(String comm) {
    for (String prefix : PREFIXES) {
      if (comm.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
