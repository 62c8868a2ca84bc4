package org.lazymm.sequential.check;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The classes that a class names, by the constant pool of its class file (JVMS 4.4). Whoever uses a
 * static field names its class.
 */
final class ClassReferences {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int METHOD_HANDLE = 15;
  private static final int METHOD_TYPE = 16;
  private static final int MODULE = 19;
  private static final int PACKAGE = 20;

  /** Found once for each class: machines are made in great number, and look at the same ones. */
  private static final ClassValue<List<Class<?>>> NAMED =
      new ClassValue<>() {
        @Override
        protected List<Class<?>> computeValue(Class<?> type) {
          List<Class<?>> named = new ArrayList<>();
          for (String name : names(type)) {
            try {
              named.add(Class.forName(name, false, type.getClassLoader()));
            } catch (ClassNotFoundException | LinkageError e) {
              // The class is not there, so the class keeps nothing.
            }
          }
          return List.copyOf(named);
        }
      };

  private ClassReferences() {}

  /**
   * The classes, in the order of their names, arrays and those that are not there left out; none if
   * the class file cannot be read. They are not set up by this.
   */
  static List<Class<?>> of(Class<?> type) {
    return NAMED.get(type);
  }

  private static SortedSet<String> names(Class<?> type) {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream bytes = type.getResourceAsStream(file)) {
      return bytes == null
          ? new TreeSet<>()
          : read(new DataInputStream(new BufferedInputStream(bytes)));
    } catch (IOException e) {
      return new TreeSet<>();
    }
  }

  private static SortedSet<String> read(DataInputStream in) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    if (in.readInt() != MAGIC) {
      return names;
    }
    in.readInt(); // The version.
    int count = in.readUnsignedShort();
    Map<Integer, String> texts = new HashMap<>();
    Map<Integer, Integer> classes = new HashMap<>();
    for (int entry = 1; entry < count; entry++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case UTF8 -> texts.put(entry, in.readUTF());
        case CLASS -> classes.put(entry, in.readUnsignedShort());
        case STRING, METHOD_TYPE, MODULE, PACKAGE -> in.readUnsignedShort();
        case METHOD_HANDLE -> in.skipNBytes(3);
        case LONG, DOUBLE -> {
          in.readLong();
          entry++; // It takes two places.
        }
        default -> in.readInt(); // A number, or two references.
      }
    }
    for (int text : classes.values()) {
      String name = texts.getOrDefault(text, "");
      if (!name.isEmpty() && !name.startsWith("[")) {
        names.add(name.replace('/', '.'));
      }
    }
    return names;
  }
}
