"""Measures Guichet's release build and prints tables.

Called by scripts/bench/run with the folder to work in, which holds the
compiled comparison programs and lies on the disk of the repository.
"""

import contextlib
import grp
import os
import platform
import pwd
import shutil
import statistics
import struct
import subprocess
import sys
import time
import zlib

import hostile
from load import CONNECTIONS, HERE, load
from processes import children, cpu_seconds, proportional_mib
from programs import await_all_done, counted, free_offset, running

PORTS = {
    "ingest": 5000,
    "classification": 5001,
    "quoting": 5002,
    "crm-sync": 5003,
    "notifications": 5004,
    "files": 5005,
    "desk": 8080,
}
NGINX, BARE, HOP = 5900, 5901, 5902  # before the offset

# How often each contestant of the hop is measured, and where it is asked.
HOP_RUNS = 5
CLASSIFY = "/v1/classify/request"

# What ingest stores for one of the requests of request.lua, in bytes.
ROW = 600


def main(folder):
    offset = free_offset([*PORTS.values(), NGINX, BARE, HOP])
    write_photo(os.path.join(folder, "photo.png"))
    print(f"bench: {CONNECTIONS} connections, {os.cpu_count()} processors, {platform.machine()}")
    with nginx(folder, offset) as address:
        idle, loaded, cpu, counts = pipeline(folder, offset, f"{address}/photo.png")
        fixed_answer = one_hop(folder, offset, address)
    accepts(folder, offset)
    each_service(idle, loaded, cpu, counts)
    whole = sum(cpu.values())
    print(f"A request through the whole house costs {whole / fixed_answer:,.0f} answers of nginx.")
    hostile.main(folder)
    shutil.rmtree(folder)


def pipeline(folder, offset, photo):
    """The whole house.

    Returns of each service its memory idle and loaded, its processor time, and
    what it counted of calls and commits; the last two for one request.
    """
    photo_host = photo.split("/")[2]
    with house(folder, offset, {"FILES_ALLOWED_PRIVATE_HOSTS": photo_host}) as (guichet, start_up):
        services = children(guichet.pid)
        lacking = PORTS.keys() - services.keys()
        if lacking:
            raise SystemExit(f"bench: guichet up did not start {', '.join(sorted(lacking))}")
        time.sleep(2)
        idle = {name: proportional_mib(pid) for name, pid in services.items()}

        url = f"http://127.0.0.1:{PORTS['ingest'] + offset}"
        load("request.lua", url, 3, BENCH_RUN="warm", BENCH_PHOTO=photo)
        await_all_done(url)
        addresses = {name: f"http://127.0.0.1:{port + offset}" for name, port in PORTS.items()}
        counted_before = {name: counted(address) for name, address in addresses.items()}
        before = {name: cpu_seconds([pid]) for name, pid in services.items()}
        report = load("request.lua", url, 20, BENCH_RUN="run", BENCH_PHOTO=photo)
        loaded = {name: proportional_mib(pid) for name, pid in services.items()}
        # What was answered 202 is finished now, and counted too.
        await_all_done(url)
        cpu = {
            name: (cpu_seconds([pid]) - before[name]) / report.requests * 1e6
            for name, pid in services.items()
        }
        counts = {
            name: {
                figure: (count - counted_before[name].get(figure, 0)) / report.requests
                for figure, count in counted(address).items()
            }
            for name, address in addresses.items()
        }

    answered = report.statuses.get("200", 0)
    table(
        "The whole pipeline, no two requests alike, each to its answer",
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
    table("Start-up", ["", "s"], [["guichet up to ready, all services", f"{start_up:.2f}"]])
    return idle, loaded, cpu, counts


def one_hop(folder, offset, nginx_address):
    """A hop, with a thought and with another hop in it, beside fixed answers.

    Returns what nginx's answer costs, in microseconds of processor time.

    All of them get the same body and answer as many bytes: nginx and a bare
    libmicrohttpd what they always say; Hop what it always says, after all that
    every request of every service passes; relay what nginx said, asked as one
    service asks another; classification what its rules find.
    """
    hop_address = f"http://127.0.0.1:{HOP + offset}"
    own_address = f"http://127.0.0.1:{PORTS['classification'] + offset}"
    bare_address = f"http://127.0.0.1:{BARE + offset}"
    hop_settings = {
        "CLASSIFICATION_PORT": str(HOP + offset),
        "CLASSIFICATION_URL": nginx_address,
        "GUICHET_DATA_DIR": f"{folder}/hop",
    }
    own_settings = {
        "CLASSIFICATION_PORT": str(PORTS["classification"] + offset),
        "GUICHET_DATA_DIR": f"{folder}/classification",
    }
    bare_command = [f"{folder}/bare_microhttpd", str(BARE + offset)]
    with (
        running([executable("Hop")], folder, hop_settings, f"{hop_address}/readyz") as (hop, _),
        running([executable("classification")], folder, own_settings, f"{own_address}/readyz") as (
            classification,
            _,
        ),
        running(bare_command, folder, {}, f"{bare_address}/") as (microhttpd, _),
    ):
        contestants = {
            "nginx return 200": (nginx_address, CLASSIFY, nginx_pids(folder)),
            "bare libmicrohttpd": (bare_address, CLASSIFY, [microhttpd.pid]),
            "hop": (hop_address, CLASSIFY, [hop.pid]),
            "hop that asks another": (hop_address, "/v1/relay", [hop.pid]),
            "hop with classification": (own_address, CLASSIFY, [classification.pid]),
        }
        runs = {name: [] for name in contestants}
        # In turns, so that a slow moment of the machine meets all of them.
        for _ in range(HOP_RUNS):
            for name, (address, path, pids) in contestants.items():
                before = cpu_seconds(pids)
                report = load("classify.lua", address + path, 3)
                cpu = (cpu_seconds(pids) - before) / report.requests
                runs[name].append((report.rate, report.p50_ms, report.p99_ms, cpu * 1e6))

    medians = {name: [statistics.median(column) for column in zip(*runs[name])] for name in runs}
    least = medians["nginx return 200"][3]
    table(
        f"One hop, medians of {HOP_RUNS} runs in turns",
        ["", "requests/s", "p50 ms", "p99 ms", "CPU us/request", "CPU of nginx's"],
        [
            [name, f"{rate:,.0f}", f"{p50:.2f}", f"{p99:.2f}", f"{cpu:.1f}", f"{cpu / least:.1f} x"]
            for name, (rate, p50, p99, cpu) in medians.items()
        ],
    )
    return least


def accepts(folder, offset):
    """Ingest alone: how fast it stores what it is sent.

    The services that it would go on to are absent and its pipeline is held
    to one request at a time, so that the durable write before the answer is
    what is measured.
    """
    port = PORTS["ingest"] + offset
    settings = {
        "INGEST_PORT": str(port),
        "INGEST_ANSWER_WAIT": "0s",
        "INGEST_CONCURRENT_REQUESTS": "1",
        "INGEST_QUEUE_LIMIT": "10000000",
        "GUICHET_DATA_DIR": f"{folder}/accepts",
    }
    for name in PORTS.keys() - {"ingest"}:
        settings[f"{name.upper().replace('-', '_')}_URL"] = "http://127.0.0.1:9"
    ready = f"http://127.0.0.1:{port}/livez"
    with running([executable("ingest")], folder, settings, ready) as (ingest, _):
        before = cpu_seconds([ingest.pid])
        report = load(
            "request.lua",
            f"http://127.0.0.1:{port}",
            8,
            BENCH_RUN="accept",
            BENCH_PHOTO="http://photos.example.com/photo.png",
        )
        cpu = (cpu_seconds([ingest.pid]) - before) / report.requests
    rows = [["ingest, 32 connections, answered 202", f"{report.rate:,.0f}", f"{cpu * 1e6:.0f}"]]
    for group in (1, 8, 32):
        rows.append([f"SQLite alone, groups of {group}", f"{group_commits(folder, group):,.0f}", ""])
    table(f"Durable accepts, rows of {ROW} bytes", ["", "a second", "CPU us each"], rows)


def group_commits(folder, group):
    file = f"{folder}/group-{group}.sqlite"
    output = subprocess.run(
        [f"{folder}/group_commit", file, str(group), str(ROW), "4"],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(output.stdout)


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


def house(folder, offset, settings):
    command = [executable("guichet"), "up", "--data", f"{folder}/data", "--port-offset", str(offset)]
    return running(command, folder, settings, "guichet: ready")


@contextlib.contextmanager
def nginx(folder, offset):
    """nginx with its own configuration, in its own folder."""
    with open(f"{HERE}/nginx.conf") as file:
        configuration = file.read()
    values = {
        "PORT": str(NGINX + offset),
        "FOLDER": folder,
        "USER": pwd.getpwuid(os.getuid()).pw_name,
        "GROUP": grp.getgrgid(os.getgid()).gr_name,
    }
    for name, value in values.items():
        configuration = configuration.replace(f"%{name}%", value)
    with open(f"{folder}/nginx.conf", "w") as file:
        file.write(configuration)
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    command = [program, "-e", f"{folder}/nginx.log", "-c", f"{folder}/nginx.conf"]
    address = f"http://127.0.0.1:{NGINX + offset}"
    with running(command, folder, {}, f"{address}/"):
        yield address


def nginx_pids(folder):
    with open(f"{folder}/nginx.pid") as file:
        master = int(file.read())
    with open(f"/proc/{master}/task/{master}/children") as file:
        return [int(pid) for pid in file.read().split()]


def executable(name):
    return os.path.abspath(f"{HERE}/../../.build/release/{name}")


def write_photo(path):
    """A picture of 64 x 64 noisy dots, as a camera would fill it."""
    rows = b"".join(b"\0" + os.urandom(64 * 3) for _ in range(64))
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0))]
    chunks += [(b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        for kind, data in chunks:
            checksum = struct.pack(">I", zlib.crc32(kind + data))
            file.write(struct.pack(">I", len(data)) + kind + data + checksum)


def table(title, heads, rows):
    """Prints a Markdown table whose columns line up."""
    lines = [heads, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    print(f"\n{title}\n")
    for number, line in enumerate(lines):
        cells = [
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths))
        ]
        print(f"| {' | '.join(cells)} |")
        if number == 0:
            rule = ["-" * width if column == 0 else "-" * (width - 1) + ":"
                    for column, width in enumerate(widths)]
            print(f"| {' | '.join(rule)} |")
    sys.stdout.flush()


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
