"""What /proc says of processes: their CPU time and their memory."""

import os

TICKS = os.sysconf("SC_CLK_TCK")


def children(parent):
    """The processes that `parent` started, as {name: pid}."""
    found = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                if int(status_fields(entry)[1]) == parent:
                    found[os.path.basename(os.readlink(f"/proc/{entry}/exe"))] = int(entry)
            except OSError:
                continue  # It ended meanwhile.
    return found


def cpu_seconds(pids):
    """User and system time that all threads of `pids` have used so far."""
    fields = [status_fields(pid) for pid in pids]
    return sum(int(field[11]) + int(field[12]) for field in fields) / TICKS


def proportional_mib(pid):
    """Memory of a process, what it shares with others counted in part."""
    with open(f"/proc/{pid}/smaps_rollup") as file:
        for line in file:
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def status_fields(pid):
    # The name, in parentheses, may hold spaces: what counts comes after it.
    with open(f"/proc/{pid}/stat") as file:
        return file.read().rpartition(")")[2].split()


def thread_seconds(pid):
    """User and system time of each thread of a process so far."""
    found = {}
    for thread in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{thread}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue  # It ended meanwhile.
        found[thread] = (int(fields[11]) + int(fields[12])) / TICKS
    return found


def written_kib(pid):
    """How many KiB a process has had written to disks so far."""
    with open(f"/proc/{pid}/io") as file:
        for line in file:
            if line.startswith("write_bytes:"):
                return int(line.split()[1]) / 1024
    return 0.0
