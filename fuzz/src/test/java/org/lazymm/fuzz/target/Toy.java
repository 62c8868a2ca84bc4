package org.lazymm.fuzz.target;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lazymm.fuzz.Reader;
import org.lazymm.fuzz.Reading;

/** Readers with a planted fault each, and the sound one beside it. */
@SuppressWarnings({
  "ImmutableEnumChecker",
  "unused"
}) // Found by their names; some keep what they must not.
enum Toy implements Reader {
  NESTED {
    @Override
    Reading read(String text) {
      if (isLazy(text)) {
        throw new NullPointerException("the fourth comparison");
      }
      return Reading.of(text.length());
    }
  },
  NESTED_SOUND {
    @Override
    Reading read(String text) {
      if (isLazy(text)) {
        throw new IllegalArgumentException("lazy is no name");
      }
      return Reading.of(text.length());
    }
  },
  COMBINATION {
    @Override
    Reading read(String text) {
      return Reading.of(text.contains("cpus: ") ? mm(text).length() : 0);
    }

    private static String mm(String text) {
      return text.contains("own") && text.contains("2147483648") ? NOTHING : text;
    }
  },
  HANG {
    @Override
    Reading read(String text) throws InterruptedException {
      if (text.contains("own")) {
        Thread.sleep(Long.MAX_VALUE);
      }
      return Reading.of(text);
    }
  },
  BOMB {
    private byte[] kept;

    @Override
    Reading read(String text) {
      kept = new byte[text.contains("own") ? 200_000_000 : 1];
      return Reading.of(text.length());
    }
  },
  DEEP {
    @Override
    Reading read(String text) {
      return Reading.of(depth(text, 0));
    }

    private static int depth(String text, int at) {
      return text.indexOf("own", at) < 0 ? 0 : 1 + depth(text, text.indexOf("own", at));
    }
  },
  TWO_LINES {
    @Override
    Reading read(String text) {
      if (text.contains("own")) {
        throw new IllegalArgumentException("'" + text + "' is not\nknown");
      }
      return Reading.of(text);
    }
  },
  NO_MESSAGE {
    @Override
    Reading read(String text) {
      if (text.contains("own")) {
        throw new IllegalArgumentException();
      }
      return Reading.of(text);
    }
  },
  TOLD_LONG {
    @Override
    Reading read(String text) {
      return new Reading("", List.of("x".repeat(1 + text.length() * 1_000)));
    }
  },
  COUNTING {
    private int calls;

    @Override
    Reading read(String text) {
      calls++;
      return Reading.of(text.contains("own") ? calls : 0);
    }
  },
  SUBCLASS {
    @Override
    Reading read(String text) {
      return Reading.of(Integer.parseInt(text));
    }
  },
  SOUND {
    @Override
    Reading read(String text) {
      if (text.contains("own")) {
        throw new IllegalArgumentException("own is no name");
      }
      return Reading.of(text);
    }
  };

  /** What is null where nobody expects it. */
  private static final String NOTHING = null;

  abstract Reading read(String text) throws Exception;

  private static boolean isLazy(String text) {
    if (text.length() > 3 && text.charAt(0) == '%') {
      if (text.charAt(1) == '@') {
        if (text.charAt(2) == '^') {
          return text.charAt(3) == '`';
        }
      }
    }
    return false;
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public List<byte[]> seeds() {
    String seed = this == SUBCLASS ? "12" : "cpus: 2\n mm: ow\n";
    return List.of(seed.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Reading read(byte[] input) throws Exception {
    return read(new String(input, StandardCharsets.UTF_8));
  }

  @Override
  public Set<Class<?>> refusals() {
    return Set.of(IllegalArgumentException.class);
  }

  @Override
  public double share() {
    return 1;
  }
}
