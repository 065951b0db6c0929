"""Measures Guichet's release build and prints tables.

Called by scripts/bench/run with the folder to work in, which holds the
compiled programs and lies on the disk of the repository.
"""

import argparse
import dataclasses
import os
import platform
import shutil
import typing

import accepts
import backlog
import growth
import hop
import hostile
import overload
import pipeline
import slow
import soak
import vendors
from house import PORTS
from load import CONNECTIONS
from programs import free_offset
from references import NGINX, VENDORS, nginx


class Scene(typing.NamedTuple):
    """A part of the benchmark that can be run alone."""

    run: typing.Callable
    minutes: float
    subject: str


SCENES = {
    "pipeline": Scene(pipeline.run, 1, "the whole house on its embedded providers"),
    "vendors": Scene(vendors.run, 1.5, "the same with HubSpot, ClickUp, S3 and SMTP beside it"),
    "hop": Scene(hop.run, 2, "one hop beside fixed answers, and its threads' shares"),
    "accepts": Scene(accepts.run, 0.5, "durable accepts beside SQLite alone"),
    "overload": Scene(overload.run, 1.5, "ten times what the house can do"),
    "slow": Scene(slow.run, 1.5, "a vendor that takes seconds"),
    "backlog": Scene(backlog.run, 5, "100,000 requests that wait, and new ones"),
    "soak": Scene(soak.run, 5, "steady load: what grows (--minutes)"),
    "growth": Scene(growth.run, 7, "1,000 and 1,000,000 stored requests (--stored)"),
    "hostile": Scene(hostile.run, 10, "texts made to cost much"),
}


@dataclasses.dataclass(frozen=True)
class Bench:
    """Where scenes work, and what they stand on."""

    folder: str
    offset: int
    nginx: str
    minutes: float
    waiting: int
    stored: int

    @property
    def photo(self):
        return f"{self.nginx}/photo.png"


def main():
    options = arguments()
    ports = [*PORTS.values(), NGINX, VENDORS, hop.BARE, hop.HOP, *vendors.PORTS]
    offset = free_offset(ports)
    print(f"bench: {CONNECTIONS} connections, {os.cpu_count()} processors, {platform.machine()}")
    for name in options.scenes or SCENES:
        folder = os.path.join(options.folder, name)
        os.makedirs(folder)
        for program in ("bare_microhttpd", "group_commit", "offer"):
            os.symlink(os.path.join(options.folder, program), os.path.join(folder, program))
        with nginx(folder, NGINX + offset) as address:
            SCENES[name].run(
                Bench(folder, offset, address, options.minutes, options.waiting, options.stored)
            )
        shutil.rmtree(folder)
    shutil.rmtree(options.folder)


def arguments():
    lines = [
        f"  {name:10} {scene.minutes:4.1f} min  {scene.subject}" for name, scene in SCENES.items()
    ]
    whole = sum(scene.minutes for scene in SCENES.values())
    parser = argparse.ArgumentParser(
        prog="scripts/bench/run",
        description="Measures the release build. Without a scene all are run, "
        f"in about {whole:.0f} minutes after the build:\n\n" + "\n".join(lines),
        epilog="BENCH_BUILD=FOLDER measures the executables of another build.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    parser.add_argument("--minutes", type=float, default=5, help="of the soak (default 5)")
    parser.add_argument(
        "--waiting", type=int, default=100_000, help="requests of the backlog (default 100000)"
    )
    parser.add_argument(
        "--stored", type=int, default=1_000_000, help="requests of the large store (1000000)"
    )
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help="any of those above")
    options = parser.parse_args()
    unknown = [name for name in options.scenes if name not in SCENES]
    if unknown:
        parser.error(f"no scene is called {', '.join(unknown)}")
    if options.folder is None:
        parser.error("is called by scripts/bench/run")
    options.folder = os.path.abspath(options.folder)
    return options


if __name__ == "__main__":
    main()
