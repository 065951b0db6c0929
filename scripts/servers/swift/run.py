"""Runs OpenStack Swift, all four of its servers in this one process, with its
S3 interface on a port of loopback and everything it keeps in one folder."""

import os
import signal
import sys
import warnings

# Swift's own foundations warn of their age.
warnings.simplefilter("ignore")

import eventlet.wsgi
from swift.common import utils, wsgi

eventlet.hubs.use_hub(utils.get_hub())
utils.eventlet_monkey_patch()

DEFAULTS = """
[DEFAULT]
bind_ip = 127.0.0.1
swift_dir = {etc}
devices = {devices}
mount_check = false
disable_fallocate = true
log_level = ERROR
log_address = {etc}/log
"""

BACKEND = """
[pipeline:main]
pipeline = {name}-server
[app:{name}-server]
use = egg:swift#{name}
"""

PROXY = """
[pipeline:main]
pipeline = catch_errors cache s3api tempauth copy slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
node_timeout = 30
conn_timeout = 10
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
location = auto
s3_acl = false
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing-only .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
"""


def write(path, text):
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


def require_attributes(folder):
    """Swift keeps what it knows of an object in attributes of its file."""
    path = os.path.join(folder, "probe")
    write(path, "")
    try:
        os.setxattr(path, "user.swift.probe", b"1" * 512)
    except OSError as error:
        sys.exit(f"s3: the file system of {folder} keeps no attributes: {error.strerror}")
    finally:
        os.remove(path)


def make_ring(name, port, etc):
    from swift.common.ring import RingBuilder

    builder = RingBuilder(4, 1, 0)
    builder.add_dev(
        {"region": 1, "zone": 1, "ip": "127.0.0.1", "port": port, "device": "d1", "weight": 1}
    )
    builder.rebalance()
    builder.get_ring().save(os.path.join(etc, f"{name}.ring.gz"))


def serve(name, settings, socket, etc, devices):
    path = os.path.join(etc, f"{name}.conf")
    write(path, DEFAULTS.format(etc=etc, devices=devices) + settings)
    eventlet.spawn(
        eventlet.wsgi.server,
        socket,
        wsgi.loadapp(path, global_conf={"log_name": name}),
        utils.NullLogger(),
        protocol=wsgi.SwiftHttpProtocol,
        # As Swift itself does: S3's clients look for an ETag, not an Etag.
        capitalize_response_headers=False,
    )


def main():
    folder, port = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    require_attributes(folder)
    etc, devices = os.path.join(folder, "etc"), os.path.join(folder, "srv")
    os.makedirs(etc)
    os.makedirs(os.path.join(devices, "d1"))
    write(os.path.join(etc, "swift.conf"), "[swift-hash]\nswift_hash_path_suffix = a\n")
    utils.set_swift_dir(etc)

    for name in ("account", "container", "object"):
        socket = eventlet.listen(("127.0.0.1", 0), backlog=256)
        make_ring(name, socket.getsockname()[1], etc)
        serve(name, BACKEND.format(name=name), socket, etc, devices)
    # Last: who can connect here is served.
    serve("proxy", PROXY, eventlet.listen(("127.0.0.1", port), backlog=256), etc, devices)

    # Who started this may have left the signal blocked.
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    while True:
        eventlet.sleep(3600)


main()
