"""The background worker: sends notices, seals the audit every second, puts stalled work back in the queue."""

import asyncio
import logging
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from procrastinate.contrib.django import app

from kith.access import anchor, seal
from kith.kernel import clock

log = logging.getLogger("kith.worker")
SEAL_SECONDS = 1.0


class Command(BaseCommand):
    help = "Run background work until stopped"

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--until-done", action="store_true", help="Do what waits, seal once, and end")

    def handle(self, *_args: Any, **options: Any) -> None:
        stop = threading.Event()
        sealer = threading.Thread(target=_seal_until, args=(stop,), name="sealer")
        if not options["until_done"]:
            sealer.start()
        try:
            connector: Any = app.connector
            with app.replace_connector(connector.get_worker_connector()):
                asyncio.run(_work(wait=not options["until_done"]))
        finally:
            stop.set()
            if sealer.is_alive():
                sealer.join()
            _seal_all()


async def _work(*, wait: bool) -> None:
    async with app.open_async():
        await app.run_worker_async(wait=wait, install_signal_handlers=wait, listen_notify=wait)


def _seal_until(stop: threading.Event) -> None:
    kept = None
    while not stop.wait(SEAL_SECONDS):
        try:
            made = seal.seal(at=clock.now())
            kept = anchor.keep(made, settings.KITH_ANCHOR, kept) if made else kept
        except Exception:
            log.exception("sealing failed; it is tried again in a second")
            close_old_connections()


def _seal_all() -> None:
    while seal.seal(at=clock.now()):
        pass
