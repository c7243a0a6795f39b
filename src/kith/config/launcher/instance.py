"""One launcher per data folder, one program per port."""

import fcntl
import json
import os
import socket
from typing import IO

from .paths import DataFolder
from .trouble import Trouble


class Instance:
    """Held while Kith serves from a data folder; the operating system lets go of it whatever happens to us."""

    def __init__(self, folder: DataFolder, *, address: str, purpose: str = "instance") -> None:
        self.path = folder.run / f"{purpose}.lock"
        self.folder = folder
        self.address = address
        self.lock: IO[str] | None = None

    def __enter__(self) -> "Instance":
        self.lock = self.path.open("a+")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.lock.close()
            raise Trouble(self._taken()) from None
        self.lock.truncate(0)
        self.lock.write(json.dumps({"pid": os.getpid(), "address": self.address}))
        self.lock.flush()
        return self

    def __exit__(self, *_: object) -> None:
        if self.lock:
            self.lock.truncate(0)
            self.lock.close()

    def _taken(self) -> str:
        try:
            other = json.loads(self.path.read_text())
        except (OSError, ValueError):
            other = {"pid": "?", "address": "?"}
        return (
            f"Kith is running from {self.folder.path} already: process {other['pid']}, {other['address']}. "
            "Stop it, or choose another folder and port: --data DIR --port N."
        )


def port_is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def need_port(host: str, port: int, command: str) -> None:
    if not 1 <= port <= 65535:
        raise Trouble(f"{port} is not a port; choose one between 1024 and 65535.")
    if not port_is_free(host, port):
        raise Trouble(
            f"Port {port} cannot be used: another program has it, or you may not take it. "
            f"Stop that program, or choose another port: ./run {command} --port {port + 1 if port < 65535 else 8000}"
        )
