package org.lazymm.trace;

/**
 * Lines as ftrace and trace-cmd print them: told apart by the headers, or by the padding behind the
 * first event's name.
 */
final class FtraceLines extends FtraceHead {
  private static final byte[] TRACER = Bytes.ascii("# tracer:");
  private static final byte[] VERSION = Bytes.ascii("version =");
  private static final byte[] CPUS = Bytes.ascii("cpus=");

  private final boolean traceCmd;
  private boolean ftraceHeader;
  private boolean traceCmdHeader;

  FtraceLines(boolean traceCmd) {
    this.traceCmd = traceCmd;
  }

  @Override
  public boolean isMine(byte[] text, int behind, int to) {
    if (ftraceHeader || traceCmdHeader) {
      return traceCmd != ftraceHeader;
    }
    int name = Bytes.skipToBlank(text, Bytes.skipBlanks(text, behind, to), to);
    boolean padded = name + 1 < to && Bytes.isBlank(text[name + 1]);
    return traceCmd == padded;
  }

  @Override
  public boolean remark(byte[] text, int from, int to) {
    int at = Bytes.skipBlanks(text, from, to);
    ftraceHeader |= Bytes.startsWith(text, at, to, TRACER);
    boolean header =
        Bytes.startsWith(text, at, to, VERSION) || Bytes.startsWith(text, at, to, CPUS);
    traceCmdHeader |= header;
    return header;
  }
}
