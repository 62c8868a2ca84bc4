package org.lazymm.isolation;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a child leaves behind of what it is doing, in memory that the parent maps too: it is there
 * even when the child has ended in the middle of a call. To leave it costs a store.
 *
 * <p>A child's threads each write to a {@link Slot} of their own; the parent reads once the child
 * is no more.
 */
public final class Trail {
  private static final int SLOTS = 64;
  private static final int NAMES = 64;
  private static final int LONGEST_NAME = 60;

  /** A power of two. */
  private static final int CACHE = 256;

  private static final int LONGEST_PIECE = 244;

  /** A length and a text. */
  private static final int NAME = Integer.BYTES + LONGEST_NAME;

  /** The number of the name of the call that runs, then a length and a text. */
  private static final int SLOT = 2 * Integer.BYTES + LONGEST_PIECE;

  private static final int SIZE = NAMES * NAME + SLOTS * SLOT;

  private final Path file;
  private final MappedByteBuffer shared;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final AtomicLong pieces = new AtomicLong();
  private int slots;

  private Trail(Path file, MappedByteBuffer shared) {
    this.file = file;
    this.shared = shared;
  }

  /** Makes an empty trail in a temporary file. */
  static Trail make() throws IOException {
    Path file = Files.createTempFile("lazymm-trail-", "");
    try {
      // All of it is written before it is mapped: a full disk is an exception here, not a signal
      // later.
      Files.write(file, new byte[SIZE]);
      return map(file);
    } catch (IOException full) {
      Files.deleteIfExists(file);
      throw full;
    }
  }

  /**
   * Opens a trail that somebody leaves.
   *
   * @param file holds it
   * @throws IOException if that is none
   */
  static Trail map(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (channel.size() != SIZE) {
        throw new IOException("a trail of " + channel.size() + " bytes, expected " + SIZE);
      }
      return new Trail(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE));
    }
  }

  /** The file that holds it. */
  Path file() {
    return file;
  }

  /** Deletes the file; what is mapped stays as it is. */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException kept) {
      // Where an open file cannot be deleted, as on Windows.
    }
  }

  /**
   * A place for one more thread. Threads beyond the {@value #SLOTS}th share the last.
   *
   * @param shown how people know the name of a call
   */
  public synchronized Slot slot(UnaryOperator<String> shown) {
    int slot = Math.min(slots, SLOTS - 1);
    slots = slot + 1;
    return new Slot(NAMES * NAME + slot * SLOT, shown);
  }

  /** How many pieces of work have begun in this JVM. */
  long pieces() {
    return pieces.get();
  }

  /** What one thread is doing. That thread alone may write to it. */
  public final class Slot {
    private final int call;
    private final int piece;
    private final UnaryOperator<String> shown;

    /** The names of calls, each where its hash code says, and their numbers. */
    private final @Nullable String[] known = new String[CACHE];

    private final int[] numbers = new int[CACHE];

    private Slot(int at, UnaryOperator<String> shown) {
      this.shown = shown;
      call = at;
      piece = at + Integer.BYTES;
    }

    /**
     * A piece of work begins.
     *
     * @param what names it, for people
     */
    public void begins(String what) {
      pieces.incrementAndGet();
      put(piece, what, LONGEST_PIECE);
    }

    /**
     * A call begins.
     *
     * @param name names it; of few constants
     */
    @SuppressWarnings("ReferenceEquality") // A mistake costs a lookup.
    public void entered(String name) {
      int at = name.hashCode() & CACHE - 1;
      if (name != known[at]) {
        numbers[at] = number(shown.apply(name));
        known[at] = name;
      }
      shared.putInt(call, numbers[at]);
    }

    /** The call is over. */
    public void left() {
      shared.putInt(call, 0);
    }
  }

  /** The number of a name, from 1; the last one if there are too many names. */
  private synchronized int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    int number = Math.min(numbers.size() + 1, NAMES);
    numbers.put(name, number);
    put((number - 1) * NAME, name, LONGEST_NAME);
    return number;
  }

  private void put(int at, String text, int longest) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, longest);
    shared.putInt(at, length);
    shared.put(at + Integer.BYTES, bytes, 0, length);
  }

  private String text(int at, int longest) {
    int length = Math.max(0, Math.min(shared.getInt(at), longest));
    byte[] bytes = new byte[length];
    shared.get(at + Integer.BYTES, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Where whoever left this trail was, in words that follow what happened to it: in which calls, in
   * which pieces of work. Empty if that is not known.
   */
  String whereabouts() {
    List<String> calls = new ArrayList<>();
    String piece = "";
    for (int slot = 0; slot < SLOTS; slot++) {
      int at = NAMES * NAME + slot * SLOT;
      String work = text(at + Integer.BYTES, LONGEST_PIECE);
      int number = shared.getInt(at);
      if (number >= 1 && number <= NAMES) {
        String name = text((number - 1) * NAME, LONGEST_NAME);
        calls.add(" in " + name + (work.isEmpty() ? "" : " (" + work + ")"));
      } else if (!work.isEmpty()) {
        piece = " (" + work + ")";
      }
    }
    // One of them it was; all of many would be no help.
    return calls.isEmpty()
        ? piece
        : String.join(" or", calls.subList(0, Math.min(2, calls.size())));
  }
}
