#!/bin/sh
# Records what lazymm needs to replay and verify a load: scheduler events, the life of every mm, and the list of tasks.

usage() {
	cat <<'TEXT'
usage: record-trace.sh [-b KILOBYTES] [-s SECONDS] [--events LIST] NAME [-- COMMAND [ARGUMENT...]]
       record-trace.sh -t

Records while COMMAND runs, or for SECONDS (default 10) if there is none, and writes
  NAME.txt.gz        the trace, as ftrace text
  NAME.tasks.tsv     the tasks that were there before, and which of them are kernel threads
Then:  lazymm trace info NAME.txt.gz;  lazymm trace verify NAME.txt.gz

  -b KILOBYTES  size of the trace buffer of each CPU (default: 16384)
  -s SECONDS    how long to record when no COMMAND is given
  --events LIST further events, such as irq/softirq_entry,sched/sched_waking
  -t            only print the list of tasks
  -h            this text

Where the kernel lets it, probes on kthread_use_mm and kthread_unuse_mm are recorded, the steps of
CPU hotplug, and on a kernel that shoots down lazy mms the flushes and interrupts of that.

Needs root, a mounted tracefs and a shell; busybox is enough. Records in an instance of its own, so other users of tracing are
not disturbed. Task names and program names are in the result; addresses are hashed by the kernel.
TEXT
}

fail() {
	echo "record-trace.sh: $1" >&2
	exit 2
}

warn() {
	echo "record-trace.sh: $1" >&2
}

# PF_KTHREAD in the flags of /proc/PID/stat; the name in there may hold blanks and parentheses.
list_tasks() {
	tab=$(printf '\t')
	printf 'pid\tcomm\tppid\ttgid\tflags\tkernel_thread\n'
	for stat in /proc/[0-9]*/task/[0-9]*/stat; do
		{ read -r line <"$stat"; } 2>/dev/null || continue
		tgid=${stat#/proc/}
		tgid=${tgid%%/*}
		comm=${line#*\(}
		comm=${comm%\)*}
		case $comm in
		*"$tab"*) comm=$(printf '%s' "$comm" | tr '\t' ' ') ;;
		esac
		pid=${line%% *}
		# Splitting is wanted: the fields behind the name are numbers and one letter.
		# shellcheck disable=SC2086
		set -- ${line##*\) }
		kernel=0
		[ $(($7 & 0x200000)) -ne 0 ] && kernel=1
		printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$pid" "$comm" "$2" "$tgid" "$7" "$kernel"
	done
}

buffer=16384
seconds=10
more=
need_value() {
	[ $# -gt 1 ] || {
		usage >&2
		exit 2
	}
}
while [ $# -gt 0 ]; do
	case $1 in
	-b)
		need_value "$@"
		buffer=$2
		shift 2
		;;
	-s)
		need_value "$@"
		seconds=$2
		shift 2
		;;
	-e | --events)
		need_value "$@"
		more="$more $(echo "$2" | tr ',:' ' /')"
		shift 2
		;;
	-t)
		list_tasks
		exit 0
		;;
	-h | --help)
		usage
		exit 0
		;;
	-*)
		usage >&2
		exit 2
		;;
	*) break ;;
	esac
done
[ $# -gt 0 ] || {
	usage >&2
	exit 2
}
name=${1%.gz}
name=${name%.txt}
shift
[ "$1" != -- ] || shift

tracefs=${TRACEFS:-/sys/kernel/tracing}
[ -d "$tracefs/instances" ] || [ -n "$TRACEFS" ] || tracefs=/sys/kernel/debug/tracing
[ -d "$tracefs/instances" ] ||
	fail "no tracefs at $tracefs; mount it with 'mount -t tracefs nodev /sys/kernel/tracing', or set TRACEFS"
[ -w "$tracefs/instances" ] || fail "$tracefs cannot be written to; run as root"
: >"$name.txt.gz" || fail "$name.txt.gz cannot be written; give another NAME"

instance=$tracefs/instances/lazymm-$$
mkdir "$instance" || fail "no instance of tracing can be made in $tracefs/instances"
group=lazymm$$
probes=
clean_up() {
	echo 0 >"$instance/tracing_on"
	for probe in $probes; do
		set_file "events/$group/$probe/enable" 0
		{ echo "-:$group/$probe" >>"$tracefs/kprobe_events"; } 2>/dev/null
	done
	rmdir "$instance"
}
trap clean_up EXIT
trap 'exit 2' INT TERM

set_file() {
	{ echo "$2" >"$instance/$1"; } 2>/dev/null
}

set_file tracing_on 0
set_file buffer_size_kb "$buffer" || fail "a buffer of $buffer kB for each CPU cannot be had; try a smaller -b"
set_file trace_clock mono || warn "no clock mono: times of different CPUs may not fit together"
set_file options/record-tgid 1 || warn "no option record-tgid: which threads share a process will be guessed"

for event in sched/sched_switch sched/sched_process_fork sched/sched_process_exec \
	sched/sched_process_exit sched/sched_process_free task/task_newtask; do
	set_file "events/$event/enable" 1 || fail "this kernel has no event $event"
done
set_file events/power/cpu_idle/enable 1 || warn "no event power/cpu_idle: idle states will be missing"
set_file events/syscalls/sys_enter_membarrier/enable 1 ||
	warn "no event sys_enter_membarrier: membarrier calls will be missing"

for event in cpuhp/cpuhp_enter $more; do
	set_file "events/$event/enable" 1 || warn "no event $event: it will be missing"
done

# has_symbol FUNCTION: whether the kernel has it.
has_symbol() {
	grep -q " $1\$" /proc/kallsyms 2>/dev/null
}

# probe NAME FUNCTION ARGUMENTS: records a function with its arguments, or fails.
probe() {
	{ echo "p:$group/$1 $2 $3" >>"$tracefs/kprobe_events"; } 2>/dev/null || return 1
	probes="$probes $1"
	set_file "events/$group/$1/enable" 1
}

for function in kthread_use_mm kthread_unuse_mm; do
	probe "$function" "$function" 'mm=$arg1' ||
		warn "no probe on $function: kernel threads that use mms will be missing"
done
if has_symbol do_shoot_lazy_tlb; then
	probe mmdrop __mmdrop 'mm=$arg1' && probe shoot do_shoot_lazy_tlb 'mm=$arg1' ||
		warn "no probes on the shootdown: its interrupts will be missing"
	set_file events/csd/csd_queue_cpu/enable 1 || warn "no event csd_queue_cpu: who interrupts will be missing"
fi
if has_symbol do_exit_flush_lazy_tlb; then
	probe flushed do_exit_flush_lazy_tlb 'mm=$arg1' ||
		warn "no probe on do_exit_flush_lazy_tlb: who was interrupted will be missing"
	init_mm=$(sed -n 's/^\([0-9a-f]*\) [A-Za-z] init_mm$/\1/p' /proc/kallsyms 2>/dev/null)
	probe left switch_mm_irqs_off 'prev=$arg1 next=$arg2' &&
		set_file "events/$group/left/filter" "next == 0x$init_mm" ||
		warn "no probe on switch_mm_irqs_off: which interrupts were useful will be missing"
	probe flush flush_type_needed 'mm=$arg1 full=$arg2:u8 users=mm->mm_users.counter:s32' ||
		probe flush flush_type_needed 'mm=$arg1 full=$arg2:u8' ||
		warn "no probe on flush_type_needed: what is predicted for deaths will be an upper bound"
fi
case $probes in
?*) grep -qE 'no_hash_pointers|hash_pointers=never' /proc/cmdline 2>/dev/null ||
	warn "pointers are hashed, so probes do not fit to mms; boot with no_hash_pointers to verify them" ;;
esac

# Without the filter every object of every cache would be recorded.
named='s/^$//'
for event in kmem_cache_alloc kmem_cache_free; do
	if set_file "events/kmem/$event/filter" 'name == "mm_struct"'; then
		set_file "events/kmem/$event/enable" 1
		continue
	fi
	# Some kernels, 6.12 among them, print no name of what is allocated: size and caller tell.
	size=$(cat "${SLAB:-/sys/kernel/slab}/mm_struct/object_size" 2>/dev/null)
	if [ "$event" = kmem_cache_alloc ] && [ -n "$size" ] &&
		set_file "events/kmem/$event/filter" "bytes_req == $size"; then
		set_file "events/kmem/$event/enable" 1
		callers='copy_process|dup_mm|copy_mm|mm_alloc|alloc_bprm|bprm_mm_init'
		named="/kmem_cache_alloc: call_site=\\($(echo "$callers" | sed 's/|/\\|/g')\\)[+.]/s/\$/ name=mm_struct/"
	else
		warn "no event $event with a name: the trace can be replayed, but not verified"
	fi
done

list_tasks >"$name.tasks.tsv"
set_file tracing_on 1 || fail "tracing cannot be switched on"
if [ $# -gt 0 ]; then
	"$@" || warn "the command ended with status $?"
else
	sleep "$seconds"
fi
set_file tracing_on 0

sed "$named" <"$instance/trace" | gzip -9 >"$name.txt.gz" || fail "$name.txt.gz cannot be written"
lost=$(cat "$instance"/per_cpu/cpu*/stats | awk '/^(overrun|dropped events):/ { sum += $NF } END { print sum + 0 }')
[ "$lost" -eq 0 ] || warn "$lost events were lost; record for a shorter time, or with a larger -b"
echo "$name.txt.gz $name.tasks.tsv"
