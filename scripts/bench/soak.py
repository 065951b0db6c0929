"""Steady load for some minutes: what grows.

Shown is the least of a figure in each third of the run: what is left when a
burst has passed. A figure grows when that of the last third is more than a
tenth above that of the middle third, and by more than the least that counts.
The first third, in which caches fill, is shown and not judged.
"""

import os
import time

from house import house
from load import load
from offering import Offer
from tables import say, table

# Between two looks, in seconds.
PAUSE = 3

# What must be exceeded besides a tenth: MiB, descriptors, threads, files, MiB.
LEAST = {"memory": 2.0, "descriptors": 4, "threads": 2, "temporary files": 4, "log MiB": 8.0}


def run(bench):
    with house(bench) as whole:
        capacity = load("request.lua", whole.url, 8, BENCH_RUN="warm", BENCH_PHOTO=bench.photo)
        whole.await_all_done()
        rate = capacity.rate / 2
        offer = Offer(bench, whole, rate, bench.minutes * 60, "soak", 128)
        looks = []
        end = time.monotonic() + bench.minutes * 60
        while time.monotonic() < end:
            looks.append(look(whole, f"{bench.folder}/data"))
            time.sleep(PAUSE)
        offered = offer.report()
        whole.await_all_done()
        runs = whole.runs()
    p50, p99 = offered.latency()
    rows = [judged(name, figure, looks) for name, figure in looks[0]]
    table(
        f"{bench.minutes:g} minutes at {rate:,.0f} requests a second, half of the capacity",
        ["", "first third", "middle", "last third", "a minute", ""],
        [row for row in rows if row],
    )
    say(
        f"{offered.count(200):,} of {offered.sent:,} answered 200, p50 {p50:.1f} ms, "
        f"p99 {p99:.1f} ms; {runs['received']:,} received, {runs['done']:,} done."
    )


def look(whole, folder):
    """The figures of this moment, by service and kind."""
    figures = {}
    for name, size in whole.memory().items():
        pid = whole.services[name]
        figures[name, "memory"] = size
        figures[name, "descriptors"] = len(os.listdir(f"/proc/{pid}/fd"))
        figures[name, "threads"] = len(os.listdir(f"/proc/{pid}/task"))
        figures[name, "temporary files"], figures[name, "log MiB"] = files(f"{folder}/{name}")
    return figures


def files(folder):
    """How many files lie in folders for what passes through, and the size of write-ahead logs."""
    passing, logs = 0, 0
    for path, _, names in os.walk(folder):
        if os.path.basename(path) in ("spool", "uploads", "incoming", "tmp"):
            passing += len(names)
        for name in names:
            if name.endswith("-wal"):
                logs += os.path.getsize(os.path.join(path, name))
    return passing, logs / 2**20


def judged(service, kind, looks):
    values = [figures[service, kind] for figures in looks]
    third = max(len(values) // 3, 1)
    first, middle, last = (
        min(part) for part in (values[:third], values[third : 2 * third], values[2 * third :])
    )
    if not any(values):
        return None
    a_minute = (last - middle) / (third * PAUSE / 60)
    grows = last > middle * 1.1 and last > middle + LEAST[kind]
    return [
        f"{service}: {kind}",
        *(f"{figure:,.1f}" for figure in (first, middle, last)),
        f"{a_minute:+.2f}",
        "grows" if grows else "steady",
    ]
