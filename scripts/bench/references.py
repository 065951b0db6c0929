"""nginx: what answers are compared with, and where customers' photos are."""

import contextlib
import grp
import os
import pwd
import shutil
import statistics
import struct
import zlib

from load import HERE, load
from processes import cpu_seconds
from programs import running

NGINX, VENDORS = 5900, 5910  # before the offset
CLASSIFY = "/v1/classify/request"
RUNS = 3


@contextlib.contextmanager
def nginx(folder, port, configuration="nginx.conf", **values):
    """nginx with a configuration of ours, in a folder of its own; yields its address."""
    name = configuration.removesuffix(".conf")
    own = os.path.join(folder, name)
    os.makedirs(own, exist_ok=True)
    with open(os.path.join(HERE, configuration)) as file:
        text = file.read()
    values = {
        "PORT": str(port),
        "FOLDER": own,
        "USER": pwd.getpwuid(os.getuid()).pw_name,
        "GROUP": grp.getgrgid(os.getgid()).gr_name,
        **values,
    }
    for word, value in values.items():
        text = text.replace(f"%{word}%", value)
    with open(f"{own}/nginx.conf", "w") as file:
        file.write(text)
    write_photo(f"{own}/photo.png")
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    command = [program, "-e", f"{own}/nginx.log", "-c", f"{own}/nginx.conf"]
    address = f"http://127.0.0.1:{port}"
    with running(command, folder, {}, f"{address}/"):
        yield address


def nginx_pids(folder):
    """The processes that answer for the plain nginx."""
    with open(f"{folder}/nginx/nginx.pid") as file:
        master = int(file.read())
    with open(f"/proc/{master}/task/{master}/children") as file:
        return [int(pid) for pid in file.read().split()]


def fixed_answer(bench):
    """What an answer of nginx's costs now: microseconds of processor time, a median."""
    costs = []
    for _ in range(RUNS):
        pids = nginx_pids(bench.folder)
        before = cpu_seconds(pids)
        report = load("classify.lua", bench.nginx + CLASSIFY, 2)
        costs.append((cpu_seconds(pids) - before) / report.requests * 1e6)
    return statistics.median(costs)


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
