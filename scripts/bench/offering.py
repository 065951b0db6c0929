"""Load that does not wait for answers, and what came of it."""

import dataclasses
import json
import os
import subprocess

from load import HERE


@dataclasses.dataclass(frozen=True)
class Offered:
    """What `offer` counted; latencies by status, in milliseconds."""

    sent: int
    unsent: int
    failed: int
    unanswered: int
    with_retry_after: int
    seconds: float
    statuses: dict

    def count(self, status):
        return self.statuses.get(str(status), {}).get("count", 0)

    def latency(self, status=200):
        """p50 and p99 of the answers of a status; 0 when there was none."""
        figures = self.statuses.get(str(status), {})
        return figures.get("p50_ms", 0.0), figures.get("p99_ms", 0.0)


class Offer:
    """Offers requests at a steady rate from when it is made; `report` awaits its end.

    `end` ends it before its time.
    """

    def __init__(self, bench, house, rate, seconds, run, connections=640):
        command = [f"{bench.folder}/offer", str(house.ports["ingest"]), str(rate), str(seconds)]
        command += [str(connections), run, bench.photo, os.path.join(HERE, "requests.jsonl")]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def end(self):
        self.process.terminate()

    def report(self):
        output, _ = self.process.communicate()
        if self.process.returncode:
            raise SystemExit(f"bench: offer ended with {self.process.returncode}")
        return Offered(**json.loads(output))


def offer(*arguments, **options):
    return Offer(*arguments, **options).report()


def arrivals(name, offered):
    """A row: the answers by status, and the latency of those that say all."""
    answers = [f"{offered.count(status):,}" for status in (200, 202, 503)]
    return [name, *answers, *(f"{figure:,.1f}" for figure in offered.latency())]
