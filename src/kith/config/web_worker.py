"""What a web server's process does when it starts; gunicorn reads this file as its settings."""

from threading import Thread
from typing import Any

from kith.design import graphviz


def post_worker_init(worker: Any) -> None:
    """Compile the layout library beside the first requests, so that nobody's first picture waits a second for it.

    It is compiled in each process: a compiled file on disk would be run unseen by whoever can change that file.
    """
    Thread(target=graphviz.library, name="layout library", daemon=True).start()
