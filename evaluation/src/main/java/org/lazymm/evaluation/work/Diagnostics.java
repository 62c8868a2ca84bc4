package org.lazymm.evaluation.work;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.lazymm.output.Shortage;
import org.lazymm.output.UnwritableFileException;
import org.lazymm.scheduler.discovery.DiscoveryProblem;

/**
 * What went wrong in a run that goes on nevertheless. Each diagnostic is told at once, in the order
 * in which they come. Any thread may add one.
 */
public final class Diagnostics {
  private final Consumer<Diagnostic> told;
  private final List<Diagnostic> all = Collections.synchronizedList(new ArrayList<>());
  private boolean wrongInput;
  private boolean fellShort;
  private boolean ranShort;

  /**
   * None so far.
   *
   * @param told told of each
   */
  public Diagnostics(Consumer<Diagnostic> told) {
    this.told = told;
  }

  /** Keeps them and tells nobody. */
  public static Diagnostics kept() {
    return new Diagnostics(diagnostic -> {});
  }

  /** An input or an output is wrong. */
  public void input(String about, String what) {
    input(new Diagnostic(about, what));
  }

  /** An input or an output is wrong. */
  public synchronized void input(Diagnostic diagnostic) {
    wrongInput = true;
    add(diagnostic);
  }

  /** Something found by discovery cannot be used. */
  public void input(List<DiscoveryProblem> problems) {
    problems.stream().map(Diagnostic::of).forEach(this::input);
  }

  /** An output cannot be written, be it that the disk is full. */
  public synchronized void unwritten(UnwritableFileException file) {
    input(file.subject(), file.reason());
    ranShort |= Shortage.of(file).isPresent();
  }

  /** The machine has too little of something for a piece of work. */
  public synchronized void shortage(String about, String what) {
    ranShort = true;
    add(new Diagnostic(about, what));
  }

  /** A scheme fell short. */
  public void fellShort(String about, String what) {
    fellShort(new Diagnostic(about, what));
  }

  /** A scheme fell short. */
  public synchronized void fellShort(Diagnostic diagnostic) {
    fellShort = true;
    add(diagnostic);
  }

  /** Something is done otherwise than one may think, though nothing is wrong; it is not kept. */
  public void mention(String about, String what) {
    told.accept(new Diagnostic(about, what));
  }

  private void add(Diagnostic diagnostic) {
    all.add(diagnostic);
    told.accept(diagnostic);
  }

  /** All that went wrong, in that order. */
  public List<Diagnostic> all() {
    return List.copyOf(all);
  }

  /** Whether an input or an output was wrong. */
  public synchronized boolean hasWrongInput() {
    return wrongInput;
  }

  /** Whether the machine had too little of something. */
  public synchronized boolean hasShortage() {
    return ranShort;
  }

  /** Whether a scheme fell short. */
  public synchronized boolean hasShortfall() {
    return fellShort;
  }
}
