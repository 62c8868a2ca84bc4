package org.lazymm.sequential.check;

/** In what way the parts of two objects are compared. */
enum Form {
  /** The fields of an object, one after the other. */
  OBJECT,
  /** The static fields of a class. */
  CLASS,
  /** What a lambda has captured. */
  LAMBDA,
  /** Elements in their order. */
  ARRAY,
  /** Numbers in their order. */
  PRIMITIVES,
  /** Elements in their order; any class that holds the same ones is as good. */
  LIST,
  /** Elements in any order. */
  SET,
  /** Keys and values in turn, the pairs in any order. */
  MAP,
  /** Like a map, but what has gone may have gone by itself. */
  WEAK_MAP;

  /** Whether it has two parts for each entry. */
  boolean isOfPairs() {
    return this == MAP || this == WEAK_MAP;
  }

  /** Whether the class of the object matters. */
  boolean hasClass() {
    return switch (this) {
      case OBJECT, CLASS, LAMBDA, ARRAY, PRIMITIVES -> true;
      case LIST, SET, MAP, WEAK_MAP -> false;
    };
  }
}
