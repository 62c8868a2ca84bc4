#!/bin/sh
# Records what lazymm needs to replay and verify a load: scheduler events, the life of every mm, and the list of tasks.

usage() {
	cat <<'TEXT'
usage: record-trace.sh [-b KILOBYTES] [-s SECONDS] NAME [-- COMMAND [ARGUMENT...]]
       record-trace.sh -t

Records while COMMAND runs, or for SECONDS (default 10) if there is none, and writes
  NAME.txt.gz        the trace, as ftrace text
  NAME.tasks.tsv     the tasks that were there before, and which of them are kernel threads
Then:  lazymm trace info NAME.txt.gz;  lazymm trace verify NAME.txt.gz

  -b KILOBYTES  size of the trace buffer of each CPU (default: 16384)
  -s SECONDS    how long to record when no COMMAND is given
  -t            only print the list of tasks
  -h            this text

Needs root and a mounted tracefs. Records in an instance of its own, so other users of tracing are
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
while getopts b:s:th option; do
	case $option in
	b) buffer=$OPTARG ;;
	s) seconds=$OPTARG ;;
	t)
		list_tasks
		exit 0
		;;
	h)
		usage
		exit 0
		;;
	*)
		usage >&2
		exit 2
		;;
	esac
done
shift $((OPTIND - 1))
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
clean_up() {
	echo 0 >"$instance/tracing_on"
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

# Without the filter every object of every cache would be recorded.
for event in kmem_cache_alloc kmem_cache_free; do
	if set_file "events/kmem/$event/filter" 'name == "mm_struct"'; then
		set_file "events/kmem/$event/enable" 1
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

gzip -9 <"$instance/trace" >"$name.txt.gz" || fail "$name.txt.gz cannot be written"
lost=$(cat "$instance"/per_cpu/cpu*/stats | awk '/^(overrun|dropped events):/ { sum += $NF } END { print sum + 0 }')
[ "$lost" -eq 0 ] || warn "$lost events were lost; record for a shorter time, or with a larger -b"
echo "$name.txt.gz $name.tasks.tsv"
