"""Load from wrk, and what came of it."""

import dataclasses
import json
import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
CONNECTIONS = 32


@dataclasses.dataclass(frozen=True)
class Report:
    requests: int
    seconds: float
    p50_ms: float
    p99_ms: float
    failed: int
    statuses: dict

    @property
    def rate(self):
        return self.requests / self.seconds


def load(script, url, seconds, connections=CONNECTIONS, **environment):
    """Keeps connections busy for some seconds with what `script` sends."""
    output = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s"]
        + ["-s", os.path.join(HERE, script), url],
        env={
            **os.environ,
            "BENCH_REPORT": os.path.join(HERE, "report.lua"),
            "BENCH_REQUESTS": os.path.join(HERE, "requests.jsonl"),
            **environment,
        },
        check=True,
        capture_output=True,
        text=True,
    )
    for line in output.stdout.splitlines():
        if line.startswith("REPORT "):
            report = Report(**json.loads(line.removeprefix("REPORT ")))
            if report.failed:
                raise SystemExit(f"bench: {report.failed} requests failed at {url}: {report}")
            return report
    raise SystemExit(f"bench: wrk did not report: {output.stdout}{output.stderr}")
