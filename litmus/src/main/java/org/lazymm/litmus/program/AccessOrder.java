package org.lazymm.litmus.program;

import org.lazymm.explorer.graph.Fence;

/**
 * A fence.
 *
 * @param fence which
 */
public record AccessOrder(Fence fence) implements Statement {
  @Override
  public void run(Frame frame) {
    frame.operations().fence(fence);
  }
}
