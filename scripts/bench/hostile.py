"""Measures what texts cost that are made to cost much.

Each route that reads a client's text gets bodies of its largest size, of a
quarter and of half of it: a text that costs four times as much at four times
the size is read in linear time. Prints processor time beside that of a plain
text of the same size. Called by bench.py, or alone after
`swift build -c release`; then words behind it choose what is measured.
"""

import http.client
import itertools
import json
import sys
import tempfile
import typing

from house import executable
from processes import cpu_seconds
from programs import free_offset, running

PORTS = {"classification": 5001, "quoting": 5002}

# How often each body is sent; the clock of /proc has ticks of 10 ms.
CALLS = 5
MEBIBYTE = 1 << 20
SHARES = (0.25, 0.5, 1)


class Route(typing.NamedTuple):
    """Where texts are sent: in the place of "?" in a body."""

    service: str
    path: str
    frame: dict
    most_characters: int = MEBIBYTE
    most_bytes: int = MEBIBYTE


CHAIR = [{"name": "chaise.jpg"}]
REQUEST = "/v1/classify/request"
REPLY = "/v1/classify/reply"
MESSAGE = "/v1/classify/message"
ANALYSIS = "/v1/quoting/analysis"
ROUTES = {
    "request": Route(
        "classification",
        REQUEST,
        {"source": "contact", "objet": "Une question", "description": "?"},
    ),
    "request, objet": Route(
        "classification",
        REQUEST,
        {"source": "contact", "objet": "?", "description": "Une question"},
    ),
    "request, file name": Route(
        "classification",
        REQUEST,
        {"source": "contact", "objet": "", "description": "", "fichiers": [{"name": "?"}]},
    ),
    "reply, text": Route("classification", REPLY, {"text": "?"}),
    "reply, raw text": Route("classification", REPLY, {"raw": "?", "content_type": "text/plain"}),
    "reply, raw HTML": Route(
        "classification",
        REPLY,
        {"raw": "?", "content_type": "text/html"},
        most_bytes=1 << 18,
    ),
    "message, shop": Route("classification", MESSAGE, {"text": "?", "taxonomy": "shop"}, 100_000),
    "message, desk": Route("classification", MESSAGE, {"text": "?", "taxonomy": "desk"}, 100_000),
    "message, too long": Route("classification", MESSAGE, {"text": "?", "taxonomy": "desk"}),
    "analysis": Route(
        "quoting",
        ANALYSIS,
        {"objet": "Une chaise", "description": "?", "fichiers": CHAIR},
    ),
    "analysis, objet": Route(
        "quoting",
        ANALYSIS,
        {"objet": "?", "description": "Une chaise", "fichiers": CHAIR},
    ),
    "analysis, file name": Route(
        "quoting",
        ANALYSIS,
        {"objet": "Une chaise", "description": "En bois", "fichiers": [{"name": "?"}]},
    ),
}

# Bodies that are JSON made to cost much: what stands before, over and over,
# and behind.
REQUEST_HEAD = '{"source": "contact", "objet": "a", "description": "b", '
ANALYSIS_HEAD = '{"objet": "a", "description": "b", '
SHAPES = {
    "many files": ('"fichiers": [', '{"name":"a.glb"},', '{"name": "b"}]}'),
    "many files without ending": ('"fichiers": [', '{"name":""},', '{"name": "b"}]}'),
    "files of one type": ('"fichiers": [', '{"name":"a","type":"image/png"},', '{"name": "b"}]}'),
    "deep lists": ('"fichiers": [], "a": ', "[", "}"),
    "deep objects": ('"fichiers": [], "a": ', '{"a":', "}"),
    "long number": ('"fichiers": [], "a": ', "1", "}"),
    "many members": ('"fichiers": [], ', '"#":1,', '"a": 1}'),
    "one member": ('"fichiers": [], ', '"a":1,', '"a": 1}'),
}

PLAIN = "Bonjour, je voudrais modéliser une chaise en chêne, 45 x 45 x 90 cm. Merci !\n"

# What each text is made of, over and over; "#" is replaced by a number.
PIECES = {
    "plain": PLAIN,
    "one word": "a",
    "one accented word": "é",
    "blanks": " ",
    "blank lines": "\n",
    "returns": "\r",
    "marks": "?!.,;:",
    "digits": "7",
    "different digits": "#",
    "digits and marks": "1.2,3-4/5:6 ",
    "numbers": "n° 123 ",
    "orders": "commande ",
    "orders with numbers": "commande n° #, ",
    "pas": "pas ",
    "ne": "ne ",
    "mais": "mais ",
    "oui mais pas": "oui mais je ne valide pas si ",
    "different words": "mot# ",
    "lines of a word": "mot#\n",
    "quote marks": ">",
    "quoted lines": "> a\n",
    "quoted lines apart": "> a\nb\n",
    "deep quotations": ">>>>>>>>>>>>>>>>>>>> a\n\n",
    "attributions unended": "On Tue, Mar 4, 2025 at 9:12 AM Studio\n",
    "attributions ended": "On Tue, Mar 4, 2025 at 9:12 AM a <a@example.com> wrote:\n",
    "openings": "Le mar.\n",
    "header lines": "De :\n",
    "header lines, known": "De : a@example.com\nA : b\n\n",
    "wrote": "<a@b> wrote:\n",
    "wrote and quoted": "<a@b> wrote:\n> a\nb\n",
    "signatures": "-- \na\n\n",
    "rules": "----------\n",
    "closings": "Cordialement,\nMarie Durand\n\nmais non\n",
    "names": "a\n\n-Mary Smith\n",
    "devices": "Envoyé de mon iPhone\n",
    "notices": "Ce message est confidentiel\n",
    "notice, unended": "Ce message et toutes les pièces jointes ",
    "addresses": "http://example.com/# a@example.com ",
    "at signs": "@",
    "emoji": "👍",
    "joined emoji": "👩‍👩‍👧‍👦",
    "flags": "🇫🇷",
    "emoji and blanks": "👍 ",
    "combining marks": "\u0301",
    "letters with marks": "a\u0301\u0323 ",
    "Hangul parts": "\u1100\u1161\u11a8",
    "ligatures": "ﬃœ ",
    "scripts": "aяα字ابن ",
    "invisible": "\u200b",
    "directions": "\u202e",
    "apostrophes": "n't'",
    "sizes": "45 x ",
    "control characters": "\x00\x01\x1f",
    "escapes": "\\\"/\t",
    "half characters": "\ud800",
    "blockquotes": "<blockquote>",
    "blockquotes, closed": "<blockquote>a</blockquote>",
    "containers": '<div class="gmail_quote">',
    "containers with quotations": '<div class="gmail_quote">a<blockquote>b</blockquote></div>',
    "paragraphs": "<p>a",
    "signature divs": '<div class="gmail_signature">a</div>',
    "nested divs": "<div>",
    "styles": '<p style="display:none">a</p>',
    "long styles": '<p style="a:b;c:d;e:f;g:h;i:j;k:l;m:n;o:p">a',
    "lists": "<ul><li>a",
    "cells": "<td>a",
    "tables": "<table><tr><td>",
    "links": "<a href=x>a",
    "unclosed tags": "<a",
    "unclosed attributes": '<a b="',
    "bold and italic": "<b><i>",
    "misnested": "<b><p></b>",
    "misclosed": "</p>",
    "attributes": " b#=c",
    "comments": "<!--",
    "entities": "&eacute;",
    "broken entities": "&#x110000;&b",
    "sections": "<![CDATA[",
    "scripts in pages": "<script>",
    "preformatted": "<pre>a\n",
    "pictures": "<img alt=👍>",
    "breaks": "<br>",
}

# What stands once at the beginning.
OPENINGS = {
    "attributes": "<a",
    "deep quotations": "Oui\n",
    "closings": "Oui\n",
    "signatures": "Oui\n",
}


def run(bench):
    main(bench.folder)


def main(folder, words=()):
    """Prints a table for each route, of the texts whose names hold a word."""
    offset = free_offset(PORTS.values())
    print(f"\nTexts made to cost much: CPU ms of a call, means of {CALLS}")
    for service in PORTS:
        with started(service, folder, offset) as (process, _):
            target = (process.pid, PORTS[service] + offset)
            for name, route in ROUTES.items():
                if route.service == service:
                    bodies = {kind: text_bodies(route, kind) for kind in PIECES}
                    measure(name, route.path, target, bodies, words)
            if service == "classification":
                measure("request, shapes", REQUEST, target, shapes(REQUEST_HEAD), words)
            else:
                measure("analysis, shapes", ANALYSIS, target, shapes(ANALYSIS_HEAD), words)


def started(service, folder, offset):
    port = PORTS[service] + offset
    settings = {
        f"{service.upper()}_PORT": str(port),
        "GUICHET_DATA_DIR": f"{folder}/{service}",
    }
    return running([executable(service)], folder, settings, f"http://127.0.0.1:{port}/readyz")


def measure(title, path, target, kinds, words):
    chosen = [
        kind for kind in kinds if not words or any(word in f"{title}: {kind}" for word in words)
    ]
    if not chosen:
        return
    print(f"\n{title}\n")
    print(f"| {'text':26} |   KiB | quarter |   half |   whole | x plain | status |")
    print(f"| {'-' * 26} | ----: | ------: | -----: | ------: | ------: | -----: |")
    plain = None
    for kind in ["plain", *(kind for kind in chosen if kind != "plain")]:
        costs = []
        for share in SHARES:
            body = kinds[kind](share)
            cost, status = called(target, path, body)
            costs.append(cost)
        plain = plain or costs[-1] or 1
        print(
            f"| {kind:26} | {len(body) / 1024:5.0f} | {costs[0]:7.1f} | {costs[1]:6.1f}"
            f" | {costs[2]:7.1f} | {costs[2] / plain:7.1f} | {status:>6} |",
            flush=True,
        )


def text_bodies(route, kind):
    """The bodies of a kind of text, by their share of the largest."""
    head, tail = json.dumps(route.frame).split('"?"')

    def body(share):
        room = int(MEBIBYTE * share) - len(head) - len(tail) - 2
        opening = OPENINGS.get(kind, "")
        text = repeated(
            PIECES[kind],
            room - len(opening),
            int(route.most_characters * share) - len(opening),
            int(route.most_bytes * share) - len(opening),
        )
        return f'{head}"{opening}'.encode() + text + f'"{tail}'.encode()

    return body


def shapes(head):
    def bodies(opening, piece, closing):
        def body(share):
            start, end = (head + opening).encode(), closing.encode()
            room = int(MEBIBYTE * share) - len(start) - len(end)
            count = room // len(piece)
            numbers = range(count) if "#" in piece else itertools.repeat("", count)
            pieces = (piece.replace("#", str(number)) for number in numbers)
            return start + "".join(pieces).encode()[:room] + end

        return body

    kinds = {"plain": bodies('"fichiers": [], "a": [', '"mot mot mot",', '""]}')}
    return kinds | {kind: bodies(*shape) for kind, shape in SHAPES.items()}


def repeated(piece, room, characters, most_bytes):
    """The piece over and over, as it stands in a string of JSON."""
    if "#" not in piece:
        written = encoded(piece)
        size = len(piece.encode("utf-8", "surrogatepass"))
        return written * min(
            room // len(written), characters // len(piece), most_bytes // size
        )
    parts = []
    for number in itertools.count():
        part = piece.replace("#", str(number))
        written = encoded(part)
        room -= len(written)
        characters -= len(part)
        most_bytes -= len(part.encode())
        if min(room, characters, most_bytes) < 0:
            return b"".join(parts)
        parts.append(written)


def encoded(text):
    """Text as it stands in a string of JSON, as short as can be."""
    try:
        return json.dumps(text, ensure_ascii=False)[1:-1].encode()
    except UnicodeEncodeError:
        # Half a character cannot be written as it is.
        return json.dumps(text)[1:-1].encode()


def called(target, path, body):
    """The CPU milliseconds of a call, and its status."""
    pid, port = target
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    before = cpu_seconds([pid])
    for _ in range(CALLS):
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
    cost = (cpu_seconds([pid]) - before) / CALLS * 1e3
    connection.close()
    return cost, answer.status


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(scratch, sys.argv[1:])
