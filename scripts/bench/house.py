"""The whole house under measurement: its processes, addresses and figures."""

import contextlib
import os
import time

from load import HERE
from processes import children, cpu_seconds, proportional_mib
from programs import await_all_done, counted, counted_runs, running

PORTS = {
    "ingest": 5000,
    "classification": 5001,
    "quoting": 5002,
    "crm-sync": 5003,
    "notifications": 5004,
    "files": 5005,
    "desk": 8080,
}

# Another build than the repository's may be measured beside it.
BUILD = os.environ.get("BENCH_BUILD") or os.path.abspath(f"{HERE}/../../.build/release")


def executable(name):
    return os.path.join(BUILD, name)


class House:
    """All services as `guichet up` starts them, on the ports of an offset."""

    def __init__(self, pid, offset, start_up):
        self.start_up = start_up
        self.services = children(pid)
        lacking = PORTS.keys() - self.services.keys()
        if lacking:
            raise SystemExit(f"bench: guichet up did not start {', '.join(sorted(lacking))}")
        self.ports = {name: port + offset for name, port in PORTS.items()}
        self.url = self.address("ingest")

    def address(self, service):
        return f"http://127.0.0.1:{self.ports[service]}"

    def memory(self):
        """Proportional MiB by service."""
        return {name: proportional_mib(self.services[name]) for name in PORTS}

    def cpu(self):
        """Seconds of processor time so far, by service."""
        return {name: cpu_seconds([self.services[name]]) for name in PORTS}

    def counts(self):
        """What each service counted of calls and commits so far."""
        return {name: counted(self.address(name)) for name in PORTS}

    def await_all_done(self, limit=60.0):
        await_all_done(self.url, limit)

    def runs(self):
        return counted_runs(self.url)


@contextlib.contextmanager
def house(bench, settings=None, data="data"):
    """Runs all services, on a folder of their own that is made where there is none."""
    photo_host = bench.photo.split("/")[2]
    settings = {"FILES_ALLOWED_PRIVATE_HOSTS": photo_host, **(settings or {})}
    folder = os.path.join(bench.folder, data)
    command = [executable("guichet"), "up", "--data", folder]
    command += ["--port-offset", str(bench.offset)]
    with running(command, bench.folder, settings, "guichet: ready") as (guichet, start_up):
        yield House(guichet.pid, bench.offset, start_up)


class Meter:
    """What the services do between two moments, for each of some requests."""

    def __init__(self, house):
        self.house = house
        self.counts, self.cpu = house.counts(), house.cpu()
        self.start = time.monotonic()

    def read(self, requests):
        """Microseconds of processor time, and figures, of each service for one request."""
        cpu = {
            name: (seconds - self.cpu[name]) / requests * 1e6
            for name, seconds in self.house.cpu().items()
        }
        counts = {
            name: {
                figure: (count - self.counts[name].get(figure, 0)) / requests
                for figure, count in figures.items()
            }
            for name, figures in self.house.counts().items()
        }
        return cpu, counts
