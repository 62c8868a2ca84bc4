package org.lazymm.broken.scheme;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.lazymm.api.Kernel;
import org.lazymm.api.Options;
import org.lazymm.scheduler.forwarding.ForwardingScheme;
import org.lazymm.scheme.shootdown.ShootdownSchemeProvider;

/**
 * A shootdown that interrupts the lazy CPUs, and waits for them, wherever the last reference goes
 * (B17): it never learns that interrupts are off.
 */
public final class ShootsWhereItMayNotWait extends ForwardingScheme {
  /**
   * Makes the broken scheme.
   *
   * @param kernel the services of its machine
   */
  public ShootsWhereItMayNotWait(Kernel kernel) {
    super(new ShootdownSchemeProvider().create(interruptsAlwaysOn(kernel), Options.defaults()));
  }

  private static Kernel interruptsAlwaysOn(Kernel kernel) {
    Object blind =
        Proxy.newProxyInstance(
            Kernel.class.getClassLoader(),
            new Class<?>[] {Kernel.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("irqsOff")) {
                return false;
              }
              try {
                return method.invoke(kernel, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            });
    return (Kernel) blind;
  }
}
