"""Check every seal of the audit, and print the newest head to compare with one kept elsewhere."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kith.access import seal
from kith.access.models import Seal


class Command(BaseCommand):
    help = "Verify the sealed audit"

    def handle(self, *_args: Any, **_options: Any) -> None:
        broken = list(seal.verify())
        for one in broken:
            self.stderr.write(f"seal {one.seal_id}: {one.how}")
        newest = Seal.objects.order_by("-id").first()
        self.stdout.write(f"head {newest.head} after {newest.pk} seals" if newest else "nothing is sealed yet")
        if broken:
            raise CommandError(f"{len(broken)} seals do not fit")
