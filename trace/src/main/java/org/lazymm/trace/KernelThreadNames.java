package org.lazymm.trace;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The names by which a kernel thread is guessed when nothing better is known: those that carry the
 * number of a CPU, a disk or an interrupt behind a slash, those of work queues, and those of well
 * known threads.
 */
final class KernelThreadNames {
  /** Such as {@code migration/3}, {@code irq/45-eth0}, {@code kworker/u8:1-events}. */
  private static final Pattern NUMBERED =
      Pattern.compile("\\[?[a-z][a-zA-Z0-9_.-]*/[a-z]{0,3}\\d+([:H-].*)?]?");

  private static final Pattern QUEUE =
      Pattern.compile("[a-zA-Z0-9._/:-]+[-_]?(wq|workqueue|flushwq)");

  private static final Pattern KNOWN =
      Pattern.compile(
          String.join(
              "|",
              List.of(
                  "kworker/.*|kthread.*|ksoftirqd.*|rcu[a-z]*[_/].*|pool_workqueue_.*",
                  "kswapd\\d*|kcompactd\\d*|khugepaged|ksmd|oom_reaper|writeback|page_pool.*",
                  "kauditd|kdevtmpfs|khungtaskd|kblockd|kintegrityd|kthrotld|watchdogd|psimon",
                  "ktimers.*|idle_inject/.*|sugov:.*|irq/.*|cfinteractive|swapper.*",
                  "jbd2/.*|ext4-.*|xfs-.*|xfsaild/.*|xfs_.*|btrfs-.*|f2fs_.*|jfs[A-Z].*",
                  "nfsd|lockd|nfsiod|rpciod|nfsv4.*-svc|cifsd|ksmbd:.*|ksmbd-.*",
                  "mmcqd/.*|mmc_.*|scsi_.*|usb-storage|uas|ata_sff|loop\\d+|nbd\\d+|vballoon",
                  "md\\d+_.*|dm_.*|dmcrypt_.*|kdmflush.*|kcryptd.*|kcopyd|kmpath.*|bioset|kacpi.*",
                  "z_[a-z]+_.*|txg_.*|spl_.*|arc_.*|dbu_.*|dbuf_.*|zvol.*|zthr_.*|z_upgrade",
                  "backlog_napi/.*|napi/.*|inet_frag_wq|kstrp|ipv6_addrconf|netns|mld",
                  "kvm-pit/.*|kvm-nx-.*|hwrng|edac-poller|kpsmoused|khidpd.*|krfcommd|kbnepd.*",
                  "tpm_.*|card\\d+-crtc\\d+|ttm_swap|kfd_.*|gfx_\\d.*|sdma\\d.*|comp_\\d.*")));

  private KernelThreadNames() {}

  static boolean fits(String comm) {
    return NUMBERED.matcher(comm).matches()
        || QUEUE.matcher(comm).matches()
        || KNOWN.matcher(comm).matches();
  }
}
