package org.lazymm.explorer.recording;

import com.fasterxml.jackson.annotation.Nulls;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lazymm.output.Printable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON that lazymm reads back: nothing is guessed, left out, given twice or turned into another.
 */
public final class StrictJson {
  private static final Pattern MISSING = Pattern.compile("Missing creator property '(\\w+)'");

  /** What the library says to those who write its callers. */
  private static final Pattern ADVICE =
      Pattern.compile(" \\((?:index \\d+|set |through )[^)]*\\)|;? `DeserializationFeature[^;]*");

  private StrictJson() {}

  /** Reads, and writes what it can read. */
  public static JsonMapper.Builder builder() {
    return JsonMapper.builder()
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL));
  }

  /**
   * Why a text cannot be read, in one line: {@code origin:line:column: reason}.
   *
   * @param origin what to call the text
   * @param text the text
   * @param unreadable what was thrown
   */
  public static String message(String origin, String text, JacksonException unreadable) {
    return origin + place(text, unreadable) + ": " + Printable.line(reason(unreadable));
  }

  private static String place(String text, JacksonException e) {
    TokenStreamLocation known = e.getLocation();
    TokenStreamLocation at = known == null || known.getLineNr() < 1 ? named(text, e) : known;
    return at.getLineNr() < 1 ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
  }

  /** Where that stands which the library knows by its path alone, as of an unknown entry. */
  private static TokenStreamLocation named(String text, JacksonException e) {
    JsonPointer path = JsonPointer.empty();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      path = name == null ? path.appendIndex(step.getIndex()) : path.appendProperty(name);
    }
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      while (parser.nextToken() != null) {
        if (parser.streamReadContext().pathAsPointer().equals(path)) {
          return parser.currentTokenLocation();
        }
      }
    } catch (JacksonException unreadable) {
      return TokenStreamLocation.NA;
    }
    return TokenStreamLocation.NA;
  }

  private static String reason(JacksonException e) {
    if (e.getCause() instanceof IllegalArgumentException own) {
      return String.valueOf(own.getMessage());
    }
    String whole = String.valueOf(e.getOriginalMessage());
    Matcher missing = MISSING.matcher(whole);
    return missing.lookingAt()
        ? "entry '" + missing.group(1) + "' is missing"
        : ADVICE.matcher(whole).replaceAll("").replaceAll("\\s+", " ");
  }
}
