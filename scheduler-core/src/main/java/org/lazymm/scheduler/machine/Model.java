package org.lazymm.scheduler.machine;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lazymm.yaml.YamlException;
import org.lazymm.yaml.YamlNode;

/**
 * The name of a memory model: which executions the CPUs of a machine allow. Whoever explores knows
 * which models there are; the machine and its architecture only name one. A name that a file gives
 * knows its place there, for whoever has to refuse it; two names are equal wherever they stand.
 */
public final class Model {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*");

  /** Sequential consistency: one access after the other. */
  public static final Model SC = new Model("sc");

  /** Total store order, as on x86: only a store may pass a later load. */
  public static final Model TSO = new Model("tso");

  /** The Linux kernel memory model, without load buffering, for all machines that are weaker. */
  public static final Model LKMM = new Model("lkmm");

  private final String name;
  private final @Nullable YamlNode written;

  /**
   * A name that no file gives.
   *
   * @param name in small letters
   */
  public Model(String name) {
    this(name, null);
  }

  private Model(String name, @Nullable YamlNode written) {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "memory model '" + name + "': a name has small letters, digits and dashes, such as tso");
    }
    this.name = name;
    this.written = written;
  }

  /**
   * The model of a name, in whatever letters.
   *
   * @param name such as {@code tso}
   */
  public static Model of(String name) {
    return new Model(name.toLowerCase(Locale.ROOT));
  }

  /** The model that a file names. */
  static Model of(YamlNode written) {
    return written.at(() -> new Model(written.text().toLowerCase(Locale.ROOT), written));
  }

  /** The name, in small letters. */
  public String name() {
    return name;
  }

  /**
   * What to throw if there is no such model.
   *
   * @param what what is wrong, and what was expected
   * @return a {@link YamlException} with the place of the name if a file gives it, else an {@link
   *     IllegalArgumentException}
   */
  public RuntimeException refused(String what) {
    return written == null ? new IllegalArgumentException(what) : written.error(what);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Model model && model.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
