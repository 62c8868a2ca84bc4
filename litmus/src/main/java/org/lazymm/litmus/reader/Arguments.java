package org.lazymm.litmus.reader;

import java.util.List;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.litmus.program.Expression;
import org.lazymm.litmus.program.LoadExpression;

/**
 * The arguments of a call.
 *
 * @param call the name called
 * @param all the arguments
 * @param scope what names mean here
 */
record Arguments(Token call, List<Expression> all, Scope scope) {
  Arguments {
    all = List.copyOf(all);
  }

  /** Checks how many there are. */
  Arguments count(int expected) {
    if (all.size() != expected) {
      throw Tokens.unsupported(
          "%s() with %d instead of %d arguments".formatted(call.text(), all.size(), expected),
          call);
    }
    return this;
  }

  Expression get(int at) {
    return all.get(at);
  }

  /** The location of the lock, or of the domain of sleepable sections, that an argument is. */
  int lock(int at) {
    return scope.lock(all.get(at), call);
  }

  /** The address of the place that an argument is: of {@code x} in {@code READ_ONCE(*x)}. */
  Expression place(int at) {
    if (all.get(at) instanceof LoadExpression load && load.mode() == Mode.PLAIN) {
      return load.address();
    }
    throw Tokens.unsupported(call.text() + "() of what is no '*pointer'", call);
  }
}
