"""A PostgreSQL server of the tests' own, in a temporary folder, which only this machine reaches.

It needs ``initdb`` and ``postgres``, on the path or where Debian has them; without them its tests
fail. PostgreSQL refuses to run as root, so that root starts it as the user ``nobody``.
"""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

USER: dict[str, Any] = (
    {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
)


def program(name: str) -> str:
    """One of PostgreSQL's programs: on the path, or of the newest version that Debian has."""
    found = shutil.which(name) or max(
        map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), default=None
    )
    assert found is not None, f"no {name} on the path or in /usr/lib/postgresql"
    return found


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a server that has one empty database, and is stopped and removed at the end.

    It is what clients take: ``postgresql://poles@127.0.0.1:PORT/postgres``. The rules of text are
    those of ``C`` in UTF-8, so that order is that of code points.
    """
    folder = Path(mkdtemp(prefix="postgres-"))
    data, port = str(folder / "data"), free_port()
    settings = {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "fsync": "off",  # what is lost when the machine stops is not missed
    }
    given = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    control = [program("pg_ctl"), "-D", data, "-w", "-s"]
    try:
        shutil.chown(folder, USER.get("user", os.geteuid()))
        rules = ["-U", "poles", "-A", "trust", "--locale=C", "--encoding=UTF8"]
        make = [program("initdb"), "-D", data, "-N", *rules]
        subprocess.run(make, cwd=folder, check=True, stdout=subprocess.DEVNULL, **USER)
        log = str(folder / "log")
        start = [*control, "-l", log, "-o", f"-p {port} {given}", "start"]
        subprocess.run(start, cwd=folder, check=True, **USER)
        try:
            yield f"postgresql://poles@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "fast", "stop"], cwd=folder, check=True, **USER)
    finally:
        shutil.rmtree(folder)
