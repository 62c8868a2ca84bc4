package org.lazymm.explorer.scenario;

import java.util.ArrayList;
import java.util.List;
import org.lazymm.scheduler.engine.InterruptSender;

/** The calls that one CPU makes to another, in order; kept while a scenario is explored. */
final class Calls {

  /**
   * One call.
   *
   * @param sender runs the handler
   * @param waits whether the sender waits for its end
   */
  record Call(InterruptSender sender, boolean waits) {}

  private final List<Call> calls = new ArrayList<>();
  private final int request;
  private final int acknowledged;
  private int sent;
  private int awaited;
  private int handled;

  /**
   * Calls from one CPU to another.
   *
   * @param request the location in which the sender counts its calls
   * @param acknowledged the location in which the target counts those that it has carried out
   */
  Calls(int request, int acknowledged) {
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
    return ++sent;
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

  /** The target takes its next call. */
  Call take() {
    return calls.get(handled++);
  }

  void rewindSender() {
    sent = 0;
    awaited = 0;
  }

  void rewindTarget() {
    handled = 0;
  }
}
