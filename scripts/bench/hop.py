"""One hop: what every request to every service passes, beside fixed answers."""

import statistics

from house import PORTS, executable
from load import load
from processes import cpu_seconds, thread_seconds
from programs import running
from references import CLASSIFY, nginx_pids
from tables import say, table

BARE, HOP = 5901, 5902  # before the offset

# How often each contestant is measured, and where it is asked.
RUNS = 5


def run(bench):
    """A hop, with a thought and with another hop in it, beside fixed answers.

    All of them get the same body and answer as many bytes: nginx and a bare
    libmicrohttpd what they always say; Hop what it always says, after all that
    every request of every service passes; relay what nginx said, asked as one
    service asks another; classification what its rules find.
    """
    folder, offset, nginx_address = bench.folder, bench.offset, bench.nginx
    hop_address = f"http://127.0.0.1:{HOP + offset}"
    own_address = f"http://127.0.0.1:{PORTS['classification'] + offset}"
    bare_address = f"http://127.0.0.1:{BARE + offset}"
    hop_settings = {
        "CLASSIFICATION_PORT": str(HOP + offset),
        "CLASSIFICATION_URL": nginx_address,
        "GUICHET_DATA_DIR": f"{folder}/hop",
    }
    own_settings = {
        "CLASSIFICATION_PORT": str(PORTS["classification"] + offset),
        "GUICHET_DATA_DIR": f"{folder}/classification",
    }
    bare_command = [f"{folder}/bare_microhttpd", str(BARE + offset)]
    with (
        running([executable("Hop")], folder, hop_settings, f"{hop_address}/readyz") as (hop, _),
        running([executable("classification")], folder, own_settings, f"{own_address}/readyz") as (
            classification,
            _,
        ),
        running(bare_command, folder, {}, f"{bare_address}/") as (microhttpd, _),
    ):
        contestants = {
            "nginx return 200": (nginx_address, CLASSIFY, nginx_pids(folder)),
            "bare libmicrohttpd": (bare_address, CLASSIFY, [microhttpd.pid]),
            "hop": (hop_address, CLASSIFY, [hop.pid]),
            "hop that asks another": (hop_address, "/v1/relay", [hop.pid]),
            "hop with classification": (own_address, CLASSIFY, [classification.pid]),
        }
        runs = {name: [] for name in contestants}
        # In turns, so that a slow moment of the machine meets all of them.
        for _ in range(RUNS):
            for name, (address, path, pids) in contestants.items():
                before = cpu_seconds(pids)
                report = load("classify.lua", address + path, 3)
                cpu = (cpu_seconds(pids) - before) / report.requests
                runs[name].append((report.rate, report.p50_ms, report.p99_ms, cpu * 1e6))
        before = thread_seconds(hop.pid)
        load("classify.lua", hop_address + CLASSIFY, 3)
        spread = shares(before, thread_seconds(hop.pid))

    medians = {name: [statistics.median(column) for column in zip(*runs[name])] for name in runs}
    least = medians["nginx return 200"][3]
    table(
        f"One hop, medians of {RUNS} runs in turns",
        ["", "requests/s", "p50 ms", "p99 ms", "CPU us/request", "CPU of nginx's"],
        [
            [name, f"{rate:,.0f}", f"{p50:.2f}", f"{p99:.2f}", f"{cpu:.1f}", f"{cpu / least:.1f} x"]
            for name, (rate, p50, p99, cpu) in medians.items()
        ],
    )
    say(
        "Of the hop's processor time over 32 kept connections, each of its threads took "
        + ", ".join(f"{share:.0%}" for share in spread)
        + " (threads under 1 % left out)."
    )


def shares(before, after):
    """Each thread's share of the processor time between two moments, the busiest first."""
    used = {thread: after[thread] - before.get(thread, 0) for thread in after}
    whole = sum(used.values()) or 1
    return sorted((time / whole for time in used.values() if time / whole >= 0.01), reverse=True)
