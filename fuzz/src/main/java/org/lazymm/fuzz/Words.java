package org.lazymm.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is put into inputs: the words and signs of the seeds, and those that readers stumble on. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+|[^A-Za-z0-9_\\s]+|\\s+");
  private static final int LONGEST = 40;

  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "\n",
          "\t",
          "\r",
          "\r\n",
          "\0",
          "\u001b[2J",
          "\u0085",
          "\u2028",
          "\u202e",
          "\ufeff",
          "\u00e9",
          "\ud83d\ude00",
          "\n- ",
          "- ",
          "null",
          "~",
          "{}",
          "[]",
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "\"",
          "'",
          ": ",
          ":",
          ",",
          ";",
          "#",
          "&a ",
          "*a",
          "|\n",
          ">\n",
          "---\n",
          "...\n",
          "!",
          "!!",
          "%",
          "?",
          "<<: ",
          "//",
          "/*",
          "*/",
          "(*",
          "*)",
          "0",
          "-0",
          "-1",
          "1.5",
          "1e9",
          "63",
          "64",
          "65",
          "8191",
          "8192",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967296",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999",
          "0x",
          "0x7fffffffffffffff",
          "true",
          "none",
          "NaN",
          "\\u0000",
          "\\");

  private final List<byte[]> words = new ArrayList<>();

  Words(List<byte[]> seeds) {
    Set<String> found = new LinkedHashSet<>(ODD);
    for (byte[] seed : seeds) {
      Matcher word = WORD.matcher(new String(seed, StandardCharsets.UTF_8));
      while (word.find()) {
        if (word.group().length() <= LONGEST) {
          found.add(word.group());
        }
      }
    }
    found.forEach(word -> words.add(word.getBytes(StandardCharsets.UTF_8)));
  }

  byte[] any(RandomGenerator random) {
    return words.get(random.nextInt(words.size()));
  }
}
