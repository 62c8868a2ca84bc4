package org.lazymm.litmus.reader;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lazymm.explorer.graph.Fence;
import org.lazymm.explorer.graph.Mode;
import org.lazymm.explorer.graph.Update;
import org.lazymm.litmus.program.AccessOrder;
import org.lazymm.litmus.program.Block;
import org.lazymm.litmus.program.Constant;
import org.lazymm.litmus.program.Converted;
import org.lazymm.litmus.program.Evaluate;
import org.lazymm.litmus.program.Expression;
import org.lazymm.litmus.program.Locking;
import org.lazymm.litmus.program.Result;
import org.lazymm.litmus.program.SrcuSynchronize;
import org.lazymm.litmus.program.SrcuUnlock;
import org.lazymm.litmus.program.Statement;
import org.lazymm.litmus.program.Store;

/** The kernel's operations that return nothing. */
final class StatementCalls {
  private static final Map<String, Call> CALLS = new TreeMap<>();
  private static final Constant NONE = new Constant(0);

  /** Makes the statement of a call. */
  interface Call {
    /** Makes it. */
    Statement of(Arguments arguments);
  }

  private StatementCalls() {}

  static {
    fence("smp_mb", Fence.MB);
    fence("smp_rmb", Fence.RMB);
    fence("smp_wmb", Fence.WMB);
    fence("smp_mb__before_atomic", Fence.BEFORE_ATOMIC);
    fence("smp_mb__after_atomic", Fence.AFTER_ATOMIC);
    fence("smp_mb__after_spinlock", Fence.AFTER_SPINLOCK);
    fence("smp_mb__after_unlock_lock", Fence.AFTER_UNLOCK_LOCK);
    fence("barrier", Fence.COMPILER);
    fence("rcu_read_lock", Fence.RCU_READ_LOCK);
    fence("rcu_read_unlock", Fence.RCU_READ_UNLOCK);
    fence("synchronize_rcu", Fence.SYNCHRONIZE_RCU);
    fence("synchronize_rcu_expedited", Fence.SYNCHRONIZE_RCU);
    CALLS.put("WRITE_ONCE", call -> store(call, call.count(2).place(0), Mode.RELAXED));
    CALLS.put("rcu_assign_pointer", call -> store(call, call.count(2).place(0), Mode.RELEASE));
    CALLS.put("smp_store_release", call -> store(call, call.count(2).get(0), Mode.RELEASE));
    CALLS.put("atomic_set", call -> store(call, call.count(2).get(0), Mode.RELAXED));
    CALLS.put("atomic_set_release", call -> store(call, call.count(2).get(0), Mode.RELEASE));
    CALLS.put(
        "smp_store_mb",
        call ->
            new Block(
                List.of(
                    store(call, call.count(2).place(0), Mode.RELAXED), new AccessOrder(Fence.MB))));
    fence("smp_mb__after_srcu_read_unlock", Fence.AFTER_SRCU_READ_UNLOCK);
    for (String unlock : List.of("srcu_read_unlock", "srcu_up_read")) {
      CALLS.put(unlock, call -> new SrcuUnlock(call.count(2).lock(0), call.get(1)));
    }
    for (String wait : List.of("synchronize_srcu", "synchronize_srcu_expedited")) {
      CALLS.put(wait, call -> new SrcuSynchronize(call.count(1).lock(0)));
    }
    CALLS.put("spin_lock", call -> locking(call, true));
    CALLS.put("spin_unlock", call -> locking(call, false));
    CALLS.put("atomic_inc", call -> modify(call.count(1), 0, Update.ADD_INT, new Constant(1)));
    CALLS.put("atomic_dec", call -> modify(call.count(1), 0, Update.ADD_INT, new Constant(-1)));
    CALLS.put("atomic_add", call -> modify(call.count(2), 1, Update.ADD_INT, call.get(0)));
    CALLS.put(
        "atomic_sub",
        call -> modify(call.count(2), 1, Update.ADD_INT, ValueCalls.negative(call.get(0))));
    CALLS.put("atomic_and", call -> modify(call.count(2), 1, Update.AND, call.get(0)));
    CALLS.put("atomic_or", call -> modify(call.count(2), 1, Update.OR, call.get(0)));
    CALLS.put("atomic_xor", call -> modify(call.count(2), 1, Update.XOR, call.get(0)));
    CALLS.put(
        "atomic_andnot",
        call -> modify(call.count(2), 1, Update.AND, ValueCalls.complement(call.get(0))));
  }

  private static void fence(String name, Fence fence) {
    CALLS.put(
        name,
        call -> {
          call.count(0);
          return new AccessOrder(fence);
        });
  }

  private static Statement store(Arguments call, Expression address, Mode mode) {
    Expression value = call.get(1);
    Unsequenced.check(List.of(address, value), call.call());
    Expression held = Converted.to(call.scope().pointee(address), value);
    return new Store(address, held, mode, call.call().line());
  }

  private static Statement locking(Arguments call, boolean acquired) {
    return new Locking(call.count(1).lock(0), acquired);
  }

  private static Statement modify(Arguments call, int address, Update update, Expression operand) {
    return new Evaluate(
        ValueCalls.modify(call, address, update, operand, NONE, Mode.NO_RETURN, Result.OLD));
  }

  /** What a name does; null if it is none of these. */
  static @Nullable Call named(String name) {
    return CALLS.get(name);
  }
}
