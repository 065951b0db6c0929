"""Ten times what the house can do: what it refuses, and what becomes of the rest."""

import threading
import time

from house import PORTS, house
from load import load
from offering import Offer
from tables import say, table

TIMES = 10
SECONDS = 20
CONNECTIONS = 640


def run(bench):
    with house(bench) as whole:
        load("request.lua", whole.url, 3, BENCH_RUN="warm", BENCH_PHOTO=bench.photo)
        capacity = load("request.lua", whole.url, 10, BENCH_RUN="capacity", BENCH_PHOTO=bench.photo)
        whole.await_all_done()
        before = whole.memory()
        watched = Watched(whole)
        offer = Offer(bench, whole, TIMES * capacity.rate, SECONDS, "overload", CONNECTIONS)
        with watched:
            offered = offer.report()
        start = time.monotonic()
        whole.await_all_done(120)
        rest = time.monotonic() - start
        time.sleep(2)
        after, runs = whole.memory(), whole.runs()

    table(
        f"{TIMES} times the capacity for {SECONDS} s, over at most {CONNECTIONS} connections",
        ["", "requests/s", "p50 ms", "p99 ms"],
        [
            row("at capacity, all", capacity.rate, (capacity.p50_ms, capacity.p99_ms)),
            row("offered", (offered.sent + offered.unsent) / offered.seconds, None),
            row("answered 200", offered.count(200) / offered.seconds, offered.latency(200)),
            row("answered 202", offered.count(202) / offered.seconds, offered.latency(202)),
            row("answered 503", offered.count(503) / offered.seconds, offered.latency(503)),
            row("no connection was free", offered.unsent / offered.seconds, None),
        ],
    )
    say(
        f"Of {offered.count(503):,} answers 503, {offered.with_retry_after:,} said Retry-After; "
        f"{offered.failed:,} requests failed, {offered.unanswered:,} had no answer. "
        f"{rest:.1f} s later all was done: {runs['received']:,} received, {runs['done']:,} done, "
        f"{runs['quarantined']:,} quarantined."
    )
    table(
        "Proportional memory, MiB",
        ["", "before", "during, at most", "after"],
        [
            [name, f"{before[name]:.1f}", f"{watched.most[name]:.1f}", f"{after[name]:.1f}"]
            for name in PORTS
        ],
    )


def row(name, rate, latency):
    p50, p99 = latency or (0, 0)
    return [name, f"{rate:,.0f}"] + ([f"{p50:,.1f}", f"{p99:,.1f}"] if p50 else ["", ""])


class Watched:
    """The most memory that each service has while the body runs."""

    def __init__(self, whole):
        self.whole = whole
        self.most = dict.fromkeys(PORTS, 0.0)
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)

    def watch(self):
        while not self.over.wait(1):
            for name, size in self.whole.memory().items():
                self.most[name] = max(self.most[name], size)

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()
