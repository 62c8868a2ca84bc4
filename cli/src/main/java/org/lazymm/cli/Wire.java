package org.lazymm.cli;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import org.lazymm.explorer.recording.StrictJson;
import tools.jackson.databind.json.JsonMapper;

/** How a JVM and those that it starts write to each other: the components of records, strictly. */
final class Wire {
  /** Reads and writes it. Any thread may use it. */
  static final JsonMapper MAPPER =
      StrictJson.builder()
          .changeDefaultVisibility(
              all -> all.withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
          .build();

  private Wire() {}
}
