package org.lazymm.explorer.scenario;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.explorer.program.BehindException;
import org.lazymm.scheduler.engine.InterruptSender;

/**
 * The calls that one CPU makes to another, in order.
 *
 * <p>What a call carries is made by the sender's code. It follows from what the sender has read
 * before, so it is known, and right, once the sender has been run in the present execution: the
 * target's code waits for that by a {@link BehindException}. Calls of former executions are never
 * handed out.
 */
final class Calls {

  /**
   * One call.
   *
   * @param sender runs the handler
   * @param waits whether the sender waits for its end
   */
  record Call(InterruptSender sender, boolean waits) {}

  private final List<Call> calls = new ArrayList<>();
  private final int from;
  private final int request;
  private final int acknowledged;

  /** How many were made in the present execution, by whichever run of the sender got farthest. */
  private int known;

  private int sent;
  private int awaited;
  private int handled;

  /**
   * Calls from one CPU to another.
   *
   * @param from the sender
   * @param request the location in which the sender counts its calls
   * @param acknowledged the location in which the target counts those that it has carried out
   */
  Calls(int from, int request, int acknowledged) {
    this.from = from;
    this.request = request;
    this.acknowledged = acknowledged;
  }

  int request() {
    return request;
  }

  int acknowledged() {
    return acknowledged;
  }

  /** The sender makes its next call; returns its number, from 1. */
  int send(Call call) {
    if (sent == calls.size()) {
      calls.add(call);
    } else {
      calls.set(sent, call);
    }
    awaited += call.waits() ? 1 : 0;
    sent++;
    known = Math.max(known, sent);
    return sent;
  }

  /** How many of the calls sent have an end that is waited for. */
  int awaited() {
    return awaited;
  }

  int sent() {
    return sent;
  }

  int handled() {
    return handled;
  }

  /**
   * The target takes its next call.
   *
   * @throws BehindException if the sender's code must be run first
   */
  Call take() {
    if (handled >= known) {
      throw new BehindException(from);
    }
    return calls.get(handled++);
  }

  /** Another execution begins. */
  void startOver() {
    known = 0;
  }

  void rewindSender() {
    sent = 0;
    awaited = 0;
  }

  void rewindTarget() {
    handled = 0;
  }
}
