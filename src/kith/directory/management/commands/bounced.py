"""Read a delivery report from the post office: `./run manage bounced < report`."""

import sys
from email import policy
from email.parser import BytesParser
from typing import Any

from django.core.management.base import BaseCommand

from kith.directory import actions
from kith.kernel import clock


class Command(BaseCommand):
    help = (
        "Mark the addresses that a delivery report (RFC 3464) says take no letters. It reads the report from the input."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Mark them; say how many contacts are in doubt."""
        report = BytesParser(policy=policy.default).parsebytes(sys.stdin.buffer.read())
        marked = sum(actions.letter_came_back(address, at=clock.now()) for address in _failed(report))
        self.stdout.write(f"{marked} contacts marked")


def _failed(report: Any) -> set[str]:
    """The final recipients whose action is "failed"; a delay is no failure."""
    found = set()
    for part in report.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in part.get_payload():
            address = str(block.get("Final-Recipient", "")).rpartition(";")[2].strip()
            if address and str(block.get("Action", "")).strip().lower() == "failed":
                found.add(address)
    return found
