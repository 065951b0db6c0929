"""Starting, awaiting and stopping what is measured."""

import contextlib
import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request


@contextlib.contextmanager
def running(command, folder, environment, ready=None):
    """Runs a program in `folder` and ends it; yields once it is ready.

    `ready` is an address that answers 200, or a line that it prints. Yields
    the process and how many seconds it took to be ready.
    """
    log = os.path.join(folder, os.path.basename(command[0]) + ".log")
    # Nothing of the caller's environment or .env file reaches the program.
    environment = {"PATH": os.environ["PATH"], "HOME": folder, **environment}
    with open(log, "ab") as errors:
        start = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    try:
        if ready:
            await_ready(process, ready, log)
        yield process, time.monotonic() - start
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
        process.stdout.close()


def await_ready(process, ready, log, limit=30.0):
    end = time.monotonic() + limit
    if not ready.startswith("http"):
        for line in process.stdout:
            if line.strip() == ready:
                return
        raise SystemExit(f"bench: {process.args[0]} ended before it was ready: see {log}")
    while time.monotonic() < end:
        if process.poll() is not None:
            raise SystemExit(f"bench: {process.args[0]} ended before it was ready: see {log}")
        try:
            with urllib.request.urlopen(ready, timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise SystemExit(f"bench: {process.args[0]} was not ready in time: see {log}")


def await_all_done(ingest, limit=60.0):
    """Waits until each request that was received has gone all its way."""
    end = time.monotonic() + limit
    while True:
        counts = counted_runs(ingest)
        if counts["received"] == counts["done"]:
            return
        if time.monotonic() > end:
            raise SystemExit(f"bench: not all that was received was done in {limit:.0f} s: {counts}")
        time.sleep(0.5)


def counted_runs(ingest):
    """Of all kinds of Ingest's runs together, how many are in each state."""
    with urllib.request.urlopen(f"{ingest}/metrics", timeout=30) as answer:
        runs = re.findall(r'guichet_runs\{.*state="(\w+)"\} (\d+)', answer.read().decode())
    counts = {}
    for state, count in runs:
        counts[state] = counts.get(state, 0) + int(count)
    return counts


def counted(service):
    """How many calls a service has answered, and how often its database wrote and committed."""
    with urllib.request.urlopen(f"{service}/metrics", timeout=60) as answer:
        lines = answer.read().decode().splitlines()
    figures = {"calls": 0.0}
    for line in lines:
        name, _, value = line.rpartition(" ")
        if name.startswith("guichet_http_requests_total{"):
            figures["calls"] += float(value)
        elif name in ("guichet_database_writes", "guichet_database_commits"):
            figures[name.removeprefix("guichet_database_")] = float(value)
    return figures


def free_offset(ports):
    """How much to add to each of `ports` to have them all free."""
    for offset in range(13000, 50000, 100):
        if all(is_free(port + offset) for port in ports):
            return offset
    raise SystemExit("bench: no free ports")


def is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
