"""The web server as the demonstration runs it, on a free port, for as long as a measurement takes."""

import http.client
import os
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import IO

from kith.config.launcher import web

from .partnership import web_environment
from .surroundings import ROOT, tell


class Serving:
    """`with Serving() as serving: serving.address`."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = Path(os.environ.get("KITH_DATA", "/tmp")) / "bench-web.log"  # noqa: S108
        self._child: subprocess.Popen[bytes] | None = None
        self._file: IO[bytes] | None = None

    def __enter__(self) -> "Serving":
        tell(f"web server at {self.address}")
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.log.open("ab")
        env = web_environment() | {"KITH_ADDRESS": self.address}
        self._child = subprocess.Popen(
            web.argv(f"127.0.0.1:{self.port}"), env=env, cwd=ROOT, stdout=self._file, stderr=self._file,
            start_new_session=True,
        )  # fmt: skip
        self._wait()
        return self

    def _wait(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/account/login/")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise RuntimeError(f"The web server did not answer; its log is {self.log}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child is not None:
            self._child.terminate()
            self._child.wait(20)
        if self._file is not None:
            self._file.close()
