package org.lazymm.simulator.calibrate;

/**
 * What the usable CPUs have done since the system was started, in its own unit of time.
 *
 * @param all how long they were there, over all of them
 * @param busy how long they ran something, whose ever it was
 * @param stolen how long another virtual machine had them
 * @param own how long they ran this process
 */
record CpuTimes(long all, long busy, long stolen, long own) {

  /**
   * What happened since.
   *
   * @param earlier times from before
   */
  CpuTimes since(CpuTimes earlier) {
    return new CpuTimes(
        all - earlier.all, busy - earlier.busy, stolen - earlier.stolen, own - earlier.own);
  }

  /**
   * How many CPUs others had on average: other processes, the kernel's interrupts, other machines.
   *
   * @param cpus how many CPUs there are
   */
  double othersCpus(int cpus) {
    return all <= 0 ? 0 : cpus * Math.max(0, busy + stolen - own) / (double) all;
  }
}
