"""The whole pipeline on the embedded providers, each request to its answer."""

import time

from house import PORTS, Meter, house
from load import load
from references import fixed_answer
from tables import say, table

SECONDS = 20


def run(bench):
    with house(bench) as whole:
        time.sleep(2)
        idle = whole.memory()
        load("request.lua", whole.url, 3, BENCH_RUN="warm", BENCH_PHOTO=bench.photo)
        whole.await_all_done()
        meter = Meter(whole)
        report = load("request.lua", whole.url, SECONDS, BENCH_RUN="run", BENCH_PHOTO=bench.photo)
        loaded = whole.memory()
        # What was answered 202 is finished now, and counted too.
        whole.await_all_done()
        cpu, counts = meter.read(report.requests)
        start_up = whole.start_up
    answers = sum(cpu.values()) / fixed_answer(bench)
    show("The whole pipeline, no two requests alike, each to its answer", report, cpu)
    table("Start-up", ["", "s"], [["guichet up to ready, all services", f"{start_up:.2f}"]])
    each_service(idle, loaded, cpu, counts)
    say(f"A request through the whole house costs {answers:,.0f} answers of nginx.")


def show(title, report, cpu):
    answered = report.statuses.get("200", 0)
    table(
        title,
        ["requests/s", "p50 ms", "p99 ms", "CPU us/request", "answered 200"],
        [
            [
                f"{report.rate:,.0f}",
                f"{report.p50_ms:.1f}",
                f"{report.p99_ms:.1f}",
                f"{sum(cpu.values()):,.0f}",
                f"{answered:,} of {report.requests:,}",
            ]
        ],
    )


def each_service(idle, loaded, cpu, counts):
    """Calls are those that come in; writes are what commits would be if none were shared."""
    columns = [idle, loaded, cpu] + [
        {name: counts[name].get(figure, 0) for name in PORTS}
        for figure in ("calls", "writes", "commits")
    ]
    forms = ["{:.1f}", "{:.1f}", "{:,.0f}", "{:.1f}", "{:.1f}", "{:.2f}"]
    rows = [[name, *(column[name] for column in columns)] for name in PORTS]
    rows.append(["all", *(sum(column.values()) for column in columns)])
    table(
        "Each service: proportional memory, and its part in a request of the pipeline",
        ["", "MiB idle", "MiB loaded", "CPU us", "calls", "writes", "commits"],
        [[name, *(form.format(value) for form, value in zip(forms, row))] for name, *row in rows],
    )
