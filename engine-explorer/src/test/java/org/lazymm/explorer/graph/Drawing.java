package org.lazymm.explorer.graph;

/** Draws a graph by hand: each write comes last at its location, unless it says otherwise. */
public final class Drawing {
  /** The graph. */
  public final ExecutionGraph graph;

  public Drawing(int threads) {
    graph = new ExecutionGraph(threads);
  }

  public int write(int thread, int location, Mode mode) {
    return place(graph.add(thread, Label.WRITE | mode.label(), location));
  }

  public int write(int thread, int location) {
    return write(thread, location, Mode.RELAXED);
  }

  private int place(int write) {
    graph.placeAfter(write, graph.coLast(graph.location(write)));
    return write;
  }

  public int read(int thread, int location, int from, Mode mode) {
    int read = graph.add(thread, Label.READ | mode.label(), location);
    graph.readFrom(read, from, 0);
    return read;
  }

  public int read(int thread, int location, int from) {
    return read(thread, location, from, Mode.RELAXED);
  }

  /** Reads the last write. */
  public int update(int thread, int location, Mode mode) {
    int last = graph.coLast(location);
    int read = graph.add(thread, Label.READ | Label.RMW | mode.label(), location);
    graph.readFrom(read, last, 0);
    return place(graph.add(thread, Label.WRITE | Label.RMW | mode.label(), location));
  }

  /** Reads and does not write. */
  public int failedUpdate(int thread, int location, int from, Mode mode) {
    int read = graph.add(thread, Label.READ | Label.RMW | mode.label(), location);
    graph.readFrom(read, from, 0);
    return read;
  }

  public int lock(int thread, int location) {
    int last = graph.coLast(location);
    int read = graph.add(thread, Label.READ | Label.RMW | Label.LOCK | Label.ACQUIRE, location);
    graph.readFrom(read, last, 0);
    return place(graph.add(thread, Label.WRITE | Label.RMW | Label.LOCK, location));
  }

  public int unlock(int thread, int location) {
    return place(graph.add(thread, Label.WRITE | Label.UNLOCK | Label.RELEASE, location));
  }

  public int use(int thread, int object) {
    return graph.add(thread, Label.USE, object);
  }

  public int free(int thread, int object) {
    return graph.add(thread, Label.FREE, object);
  }

  public int fence(int thread, Fence fence) {
    return graph.add(thread, Label.of(fence), -1);
  }
}
