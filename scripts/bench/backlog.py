"""Many requests that wait when the house comes up, and new ones beside them."""

import time

from house import PORTS, executable, house
from load import load
from offering import Offer, arrivals, offer
from programs import counted_runs, running
from tables import say, table

# New requests a second, and how long the draining is looked at, at most.
RATE, SECONDS = 10, 600

# The door is open to new ones: the default is as many as wait here.
LIMIT = "10000000"


def run(bench):
    with house(bench, data="none") as whole:
        load("request.lua", whole.url, 3, BENCH_RUN="warm", BENCH_PHOTO=bench.photo)
        whole.await_all_done()
        quiet = offer(bench, whole, RATE, 15, "quiet")
    waiting = accept(bench)
    with house(bench, {"INGEST_QUEUE_LIMIT": LIMIT}) as whole:
        before, start = whole.runs(), time.monotonic()
        running_offer = Offer(bench, whole, RATE, SECONDS, "new")
        while whole.runs()["waiting"] and time.monotonic() - start < SECONDS:
            time.sleep(1)
        took = time.monotonic() - start
        after = whole.runs()
        running_offer.end()
        busy = running_offer.report()
    done = after["done"] - before["done"]
    rate = done / took
    table(
        f"{waiting:,} requests wait as the house starts; {RATE} new ones a second beside them",
        ["", "200", "202", "503", "p50 ms", "p99 ms"],
        [arrivals("no backlog", quiet), arrivals("backlog", busy)],
    )
    say(
        f"{done:,} were done in {took:.0f} s, {rate:,.0f} a second, new ones included; "
        f"{after['waiting']:,} wait still."
    )


def accept(bench):
    """Has Ingest alone accept them, with nobody there to work on them; returns how many."""
    port = PORTS["ingest"] + bench.offset
    settings = {
        "INGEST_PORT": str(port),
        "INGEST_ANSWER_WAIT": "0s",
        "INGEST_CONCURRENT_REQUESTS": "1",
        "INGEST_QUEUE_LIMIT": LIMIT,
        "GUICHET_DATA_DIR": f"{bench.folder}/data",
    }
    for name in PORTS.keys() - {"ingest"}:
        settings[f"{name.upper().replace('-', '_')}_URL"] = "http://127.0.0.1:9"
    url = f"http://127.0.0.1:{port}"
    number = 0
    with running([executable("ingest")], bench.folder, settings, f"{url}/livez"):
        while (received := counted_runs(url).get("received", 0)) < bench.waiting:
            number += 1
            seconds = 5 if bench.waiting - received > 25_000 else 1
            load("request.lua", url, seconds, BENCH_RUN=f"b{number}", BENCH_PHOTO=bench.photo)
    return received
