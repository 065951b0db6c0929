"""Small calls to one service, one after the other, while other things happen."""

import http.client
import json
import statistics
import threading
import time


class Probe:
    """Repeats a call with a body of its own each time, `rate` times a second at most."""

    def __init__(self, port, path, body, rate=20):
        self.port, self.path, self.body, self.rate = port, path, body, rate
        self.times = []
        self.failed = 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.repeat, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def repeat(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        while not self.over.wait(1 / self.rate):
            key = f"probe-{self.port}-{time.monotonic_ns()}"
            headers = {"Content-Type": "application/json", "Idempotency-Key": key}
            start = time.monotonic()
            connection.request("POST", self.path, json.dumps(self.body(key)), headers)
            answer = connection.getresponse()
            answer.read()
            self.times.append((time.monotonic() - start) * 1e3)
            self.failed += answer.status >= 300
        connection.close()

    def latency(self):
        """p50 and p99 in milliseconds."""
        times = sorted(self.times) or [0.0]
        return statistics.median(times), times[len(times) * 99 // 100]
