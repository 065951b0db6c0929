"""A vendor that takes seconds: what becomes of what does not need it.

Requests come at a steady rate while nothing is slow, while the mail server
takes its time over each mail, and while HubSpot does over each answer. Beside
them two services are asked what needs one vendor alone: CRMSync for a contact,
Notifications for a mail.
"""

from house import house
from offering import Offer
from probe import Probe
from tables import table
from vendors import town

RATE = 20
SECONDS = 15
DELAY = 2.0


def run(bench):
    with town(bench, is_relayed=True) as vendors, house(bench, vendors.settings) as whole:
        rows = [
            phase(bench, whole, name, mails, crm, vendors)
            for name, mails, crm in (
                ("nothing slow", 0, 0),
                (f"each mail {DELAY:.0f} s", DELAY, 0),
                ("nothing slow any more", 0, 0),
                (f"HubSpot {DELAY:.0f} s", 0, DELAY),
            )
        ]
        vendors.smtp.delay = vendors.relay.delay = 0
        whole.await_all_done(120)
        runs = whole.runs()
    table(
        f"A slow vendor: {RATE} requests a second offered for {SECONDS} s; "
        f"in the end {runs['received']:,} received, {runs['done']:,} done",
        ["", "200", "202", "503", "p50 ms", "p99 ms", "contact p50", "p99", "mail p50", "p99"],
        rows,
    )


def phase(bench, whole, name, mails, crm, vendors):
    vendors.smtp.delay, vendors.relay.delay = mails, crm
    contact = Probe(
        whole.ports["crm-sync"], "/v1/crm/contacts", lambda key: {"email": f"{key}@example.com"}
    )
    mail = Probe(
        whole.ports["notifications"],
        "/v1/mails",
        lambda key: {"to": f"{key}@example.com", "subject": "Probe", "text": "Bonjour."},
        rate=2,
    )
    with contact, mail:
        run = name.replace(" ", "-")
        offered = Offer(bench, whole, RATE, SECONDS, run).report()
    for probe in (contact, mail):
        if probe.failed:
            raise SystemExit(f"bench: {probe.failed} calls of {probe.path} failed ({name})")
    figures = [*offered.latency(200), *contact.latency(), *mail.latency()]
    return [name, *(f"{offered.count(status):,}" for status in (200, 202, 503))] + [
        f"{figure:,.1f}" for figure in figures
    ]
