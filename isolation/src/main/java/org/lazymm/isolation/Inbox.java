package org.lazymm.isolation;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * The frames of a child, in order. A thread of its own waits for them: what a child has started may
 * hold the channel open when the child is no more.
 */
final class Inbox {
  private static final long LOOK_MILLIS = 100;

  /** How long the last frames of a child that is no more are waited for, in looks. */
  private static final int LAST_LOOKS = 5;

  private final Process process;
  private final BlockingQueue<Arrival> arrivals = new SynchronousQueue<>();

  /** A frame, the end of all, or why there is no more. */
  private sealed interface Arrival {
    /** A frame; empty at the end. */
    record Read(Optional<Frame> frame) implements Arrival {}

    /** What comes cannot be read. */
    record Failed(IOException why) implements Arrival {}
  }

  Inbox(Process process) {
    this.process = process;
    Daemon.thread("lazymm-inbox", this::read).start();
  }

  private void read() {
    FrameReader frames = new FrameReader(process.getInputStream());
    try {
      boolean goesOn = true;
      while (goesOn) {
        Arrival arrival = next(frames);
        goesOn = arrival instanceof Arrival.Read read && read.frame().isPresent();
        arrivals.put(arrival);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Arrival next(FrameReader frames) {
    try {
      return new Arrival.Read(frames.read());
    } catch (IOException failed) {
      return new Arrival.Failed(failed);
    } catch (OutOfMemoryError full) {
      return new Arrival.Failed(
          new BadFrameException("more than fits into the heap of its parent"));
    }
  }

  /**
   * Waits for the next frame.
   *
   * @return empty if no more will come
   * @throws IOException if what comes is no frame
   */
  Optional<Frame> next() throws IOException, InterruptedException {
    int looks = 0;
    while (looks < LAST_LOOKS) {
      Arrival arrival = arrivals.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      if (arrival instanceof Arrival.Read read) {
        return read.frame();
      }
      if (arrival instanceof Arrival.Failed failed) {
        throw failed.why();
      }
      if (!process.isAlive()) {
        looks++;
      }
    }
    return Optional.empty();
  }
}
