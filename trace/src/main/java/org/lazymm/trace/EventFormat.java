package org.lazymm.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layout of one event in the kernel's ring buffer, as its {@code format} file tells it.
 *
 * @param name the event's name
 * @param id its number in the ring buffer
 * @param fields where its fields are
 * @param print how it is printed
 */
record EventFormat(String name, int id, Map<String, Field> fields, String print) {
  private static final Pattern NAME = Pattern.compile("(?m)^name: (\\S+)$");
  private static final Pattern ID = Pattern.compile("(?m)^ID: (\\d{1,5})$");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?m)^\\s*field:([^;\\n]*?)\\b(\\w+)(\\[[^;\\n]*])?;\\s*offset:(\\d{1,6});\\s*size:(\\d{1,6});");
  private static final Pattern PRINT = Pattern.compile("(?m)^print fmt: (.*)$");

  /**
   * A field.
   *
   * @param offset its first byte in the event
   * @param size its bytes
   * @param elsewhere whether it says where its text is
   * @param relative whether the place is counted from the field's end
   */
  record Field(int offset, int size, boolean elsewhere, boolean relative) {}

  /** Reads a format file; nothing if it is not one. */
  static Optional<EventFormat> parse(String text) {
    Matcher name = NAME.matcher(text);
    Matcher id = ID.matcher(text);
    if (!name.find() || !id.find()) {
      return Optional.empty();
    }
    Map<String, Field> fields = new HashMap<>();
    Matcher field = FIELD.matcher(text);
    while (field.find()) {
      String type = field.group(1);
      fields.put(
          field.group(2),
          new Field(
              Integer.parseInt(field.group(4)),
              Integer.parseInt(field.group(5)),
              type.contains("__data_loc") || type.contains("__rel_loc"),
              type.contains("__rel_loc")));
    }
    Matcher print = PRINT.matcher(text);
    return Optional.of(
        new EventFormat(
            name.group(1),
            Integer.parseInt(id.group(1)),
            fields,
            print.find() ? print.group(1) : ""));
  }

  /** The place of a field; nothing if the kernel did not have it. */
  Optional<Field> field(String wanted) {
    return Optional.ofNullable(fields.get(wanted));
  }
}
