"""What a request costs with many stored, beside what it costs with few.

And whether forgetting the oldest of them holds up the new ones.
"""

import os
import shutil
import sqlite3
import statistics
import time

import store
from house import Meter, house
from load import load
from identifiers import SAMPLE
from offering import Offer, arrivals, offer
from processes import written_kib
from tables import say, table

FEW = 1_000
SAMPLES_A_SECOND, SAMPLE_SECONDS = 25, 4
TURNS = 2
SECONDS = 8
GOAL = 1.1

# New requests a second while the oldest are forgotten, and how long at most.
RATE, PURGE_SECONDS = 10, 90
FOR_EVER = "1000d"
RETENTION = (
    "INGEST_RETENTION",
    "NOTIFICATIONS_RETENTION",
    "DESK_KEY_RETENTION",
    "CRM_SYNC_LEDGER_RETENTION",
)


def run(bench):
    sample(bench)
    runs, sizes = {}, {}
    for name, requests in (("few", FEW), ("many", bench.stored)):
        folder = os.path.join(bench.folder, name)
        shutil.copytree(os.path.join(bench.folder, "samples"), folder)
        start = time.monotonic()
        stored = store.build(folder, requests)
        took = time.monotonic() - start
        sizes[name] = f"{stored:,} stored ({mib(folder):,.0f} MiB, built in {took:.0f} s)"
        runs[name] = []
    for turn in range(TURNS):
        # In turns, so that a slow moment of the machine meets both.
        for name in runs:
            runs[name].append(measured(bench, name, turn))
    medians = {name: [statistics.median(column) for column in zip(*runs[name])] for name in runs}
    table(
        f"A request beside what is stored, medians of {TURNS} runs in turns",
        ["", "requests/s", "p50 ms", "p99 ms", "CPU us/request", "KiB written/request"],
        [
            [sizes[name], f"{rate:,.0f}", f"{p50:.1f}", f"{p99:.1f}", f"{cpu:,.0f}", f"{kib:,.0f}"]
            for name, (rate, p50, p99, cpu, kib) in medians.items()
        ],
    )
    ratio = medians["many"][3] / medians["few"][3]
    say(f"With many stored a request costs {ratio:.2f} times the CPU (goal {GOAL}).")
    forget(bench)


def sample(bench):
    """A few requests of each kind, done by the services themselves."""
    with house(bench, data="samples") as whole:
        offer(bench, whole, SAMPLES_A_SECOND, SAMPLE_SECONDS, SAMPLE)
        whole.await_all_done()


def measured(bench, name, turn):
    settings = dict.fromkeys(RETENTION, FOR_EVER)
    with house(bench, settings, data=name) as whole:
        run_name = f"{name}{turn}"
        load("request.lua", whole.url, 3, BENCH_RUN=f"warm-{run_name}", BENCH_PHOTO=bench.photo)
        whole.await_all_done()
        written = sum(map(written_kib, whole.services.values()))
        meter = Meter(whole)
        words = {"BENCH_RUN": run_name, "BENCH_PHOTO": bench.photo}
        report = load("request.lua", whole.url, SECONDS, **words)
        whole.await_all_done()
        cpu, _ = meter.read(report.requests)
        written = sum(map(written_kib, whole.services.values())) - written
    figures = report.rate, report.p50_ms, report.p99_ms
    return (*figures, sum(cpu.values()), written / report.requests)


def forget(bench):
    """Forgets what is over 90 days old, as by default, while new requests come."""
    settings = dict.fromkeys(RETENTION, FOR_EVER)
    with house(bench, settings, data="many") as whole:
        quiet = offer(bench, whole, RATE, 15, "quiet")
    cutoff = (time.time() - 90 * 86_400) * 1e3
    database = f"{bench.folder}/many/ingest/ingest.sqlite"
    too_old = count(database, cutoff)
    with house(bench, data="many") as whole:
        start = time.monotonic()
        running = Offer(bench, whole, RATE, 15, "forgetting")
        while count(database, cutoff) and time.monotonic() - start < PURGE_SECONDS:
            time.sleep(0.5)
        took = time.monotonic() - start
        busy = running.report()
        left = count(database, cutoff)
        whole.await_all_done()
    table(
        f"Forgetting: {too_old - left:,} of {too_old:,} old requests gone from Ingest "
        f"in {took:.1f} s, {(too_old - left) / took:,.0f} a second",
        [f"{RATE} new requests a second", "200", "202", "503", "p50 ms", "p99 ms"],
        [arrivals("nothing to forget", quiet), arrivals("while it forgets", busy)],
    )



def count(database, cutoff):
    """How many requests from before a moment are stored, by an index."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)
    try:
        return connection.execute(
            "SELECT COUNT(*) FROM runs WHERE state = 'done' AND created_at < ?", (cutoff,)
        ).fetchone()[0]
    finally:
        connection.close()


def mib(folder):
    return sum(os.path.getsize(store.path(folder, name)) for name in store.DATABASES) / 2**20
