"""The whole pipeline with light servers for HubSpot, ClickUp, S3 and SMTP.

What they cost is not counted: what is left is the house's own.
"""

import collections
import contextlib
import json
import time
import urllib.request

from house import Meter, house
from load import load
from pipeline import each_service, show
from references import VENDORS, fixed_answer, nginx
from stand_ins import Relay, SMTPSink, serving
from tables import say, table

SMTP, RELAY = 5911, 5912  # before the offset
PORTS = [SMTP, RELAY]

SECONDS = 20
GOAL = 110

# How many quotes are validated, each of which makes a task.
VALIDATIONS = 200


class Town:
    """The vendors; HubSpot is reached through a relay that can be slow."""

    def __init__(self, bench, is_relayed):
        self.smtp = SMTPSink(SMTP + bench.offset)
        self.relay = Relay(RELAY + bench.offset, to=VENDORS + bench.offset)
        self.log = f"{bench.folder}/vendors/calls.log"
        address = f"http://127.0.0.1:{VENDORS + bench.offset}"
        crm = f"http://127.0.0.1:{self.relay.port}" if is_relayed else address
        self.settings = {
            "HUBSPOT_API_KEY": "pat-eu1-bench",
            "HUBSPOT_HUB_ID": "1",
            "HUBSPOT_BASE_URL": crm,
            # Politeness is measured elsewhere; here it would be all.
            "HUBSPOT_CALLS_PER_10S": "100000",
            "CLICKUP_API_KEY": "pk_bench",
            "CLICKUP_PARENT_TASK_ID": "parent",
            "CLICKUP_BASE_URL": f"{address}/api",
            "CLICKUP_CALLS_PER_MINUTE": "1000000",
            "R2_ACCESS_KEY_ID": "bench",
            "R2_SECRET_ACCESS_KEY": "bench-secret",
            "R2_BUCKET_NAME": "bucket",
            "R2_ENDPOINT_URL": address,
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(self.smtp.port),
            "SMTP_SECURITY": "none",
            "MAIL_FROM": "support@example.com",
            "ADMIN_EMAIL": "admin@example.com",
        }

    def calls(self):
        """How many calls each vendor has got so far."""
        time.sleep(1.5)  # nginx writes its log once a second.
        with open(self.log) as file:
            return collections.Counter(line.split(" ", 1)[0] for line in file)


@contextlib.contextmanager
def town(bench, is_relayed=False):
    vendors = Town(bench, is_relayed)
    with (
        nginx(bench.folder, VENDORS + bench.offset, "vendors.conf"),
        serving(vendors.smtp, vendors.relay),
    ):
        yield vendors


def run(bench):
    with town(bench) as vendors, house(bench, vendors.settings) as whole:
        time.sleep(2)
        idle = whole.memory()
        load("request.lua", whole.url, 3, BENCH_RUN="warm", BENCH_PHOTO=bench.photo)
        whole.await_all_done()
        before = vendors.calls()
        smtp = vendors.smtp.mails, vendors.smtp.connections
        meter = Meter(whole)
        report = load("request.lua", whole.url, SECONDS, BENCH_RUN="run", BENCH_PHOTO=bench.photo)
        loaded = whole.memory()
        whole.await_all_done()
        cpu, counts = meter.read(report.requests)
        calls = vendors.calls()
        mails = vendors.smtp.mails - smtp[0]
        connections = vendors.smtp.connections - smtp[1]
        tasks = validate(whole, vendors)
    answers = sum(cpu.values()) / fixed_answer(bench)
    show("The whole pipeline among light vendors, each request to its answer", report, cpu)
    each_service(idle, loaded, cpu, counts)
    rows = [
        [name, f"{(calls[name] - before[name]) / report.requests:.2f}"]
        for name in ("hubspot", "clickup", "s3")
    ]
    rows.append(["smtp, mails", f"{mails / report.requests:.2f}"])
    rows.append(["smtp, connections for each mail", f"{connections / max(mails, 1):.4f}"])
    rows.append([f"clickup, for each of {VALIDATIONS} validated quotes", f"{tasks:.2f}"])
    table("Calls at each vendor, for one request", ["", "calls"], rows)
    say(
        f"A request among light vendors costs {answers:,.0f} answers of nginx, "
        f"theirs not counted (goal {GOAL})."
    )


def validate(whole, vendors):
    """Validates quotes by hand; returns ClickUp's calls for each."""
    before = vendors.calls()["clickup"]
    address = f"{whole.url}/validations?status=pending_credits&limit={VALIDATIONS}"
    with urllib.request.urlopen(address, timeout=10) as answer:
        quotes = json.load(answer)["validations"]
    for quote in quotes:
        body = json.dumps({"ticket_id": quote["ticket_id"], "credits": quote["credits"]}).encode()
        request = urllib.request.Request(
            f"{whole.url}/webhook/validate", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            answer.read()
    whole.await_all_done()
    return (vendors.calls()["clickup"] - before) / max(len(quotes), 1)
