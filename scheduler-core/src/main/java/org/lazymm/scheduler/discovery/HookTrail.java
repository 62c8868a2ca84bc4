package org.lazymm.scheduler.discovery;

/**
 * Told what runs on a thread, as it begins: for those who want to know where a scheme was when the
 * JVM has ended in the middle of it. That thread calls it.
 */
public interface HookTrail {
  /** Tells nobody. */
  HookTrail NONE =
      new HookTrail() {
        @Override
        public void begins(String what) {}

        @Override
        public void entered(String call) {}

        @Override
        public void left() {}
      };

  /**
   * A piece of work begins.
   *
   * @param what names it, for people
   */
  void begins(String what);

  /**
   * The code of a plugin begins to run.
   *
   * @param call one of few constants: the hook, of which {@code HookStack.name} says how users know
   *     it, or what else runs
   */
  void entered(String call);

  /** The code of the plugin is left. */
  void left();
}
