"""Ingest alone: how fast it stores what it is sent, beside SQLite alone."""

import subprocess

from house import PORTS, executable
from load import load
from processes import cpu_seconds
from programs import running
from tables import table

# What ingest stores for one of the requests of requests.jsonl, in bytes.
ROW = 600


def run(bench):
    """Measures accepts that are durable before they are answered.

    The services that it would go on to are absent and its pipeline is held
    to one request at a time, so that the durable write before the answer is
    what is measured.
    """
    folder = bench.folder
    port = PORTS["ingest"] + bench.offset
    settings = {
        "INGEST_PORT": str(port),
        "INGEST_ANSWER_WAIT": "0s",
        "INGEST_CONCURRENT_REQUESTS": "1",
        "INGEST_QUEUE_LIMIT": "10000000",
        "GUICHET_DATA_DIR": f"{folder}/accepts",
    }
    for name in PORTS.keys() - {"ingest"}:
        settings[f"{name.upper().replace('-', '_')}_URL"] = "http://127.0.0.1:9"
    ready = f"http://127.0.0.1:{port}/livez"
    with running([executable("ingest")], folder, settings, ready) as (ingest, _):
        before = cpu_seconds([ingest.pid])
        report = load(
            "request.lua",
            f"http://127.0.0.1:{port}",
            8,
            BENCH_RUN="accept",
            BENCH_PHOTO="http://photos.example.com/photo.png",
        )
        cpu = (cpu_seconds([ingest.pid]) - before) / report.requests
    rows = [["ingest, 32 connections, answered 202", f"{report.rate:,.0f}", f"{cpu * 1e6:.0f}"]]
    for group in (1, 8, 32):
        rows.append([f"SQLite alone, groups of {group}", f"{group_commits(folder, group):,.0f}", ""])
    table(f"Durable accepts, rows of {ROW} bytes", ["", "a second", "CPU us each"], rows)


def group_commits(folder, group):
    file = f"{folder}/group-{group}.sqlite"
    output = subprocess.run(
        [f"{folder}/group_commit", file, str(group), str(ROW), "4"],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(output.stdout)
