"""Check every seal of the audit against its entries and the heads kept outside, and print the newest head."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kith.access import anchor, seal
from kith.access.models import Seal


class Command(BaseCommand):
    help = "Verify the sealed audit"

    def handle(self, *_args: Any, **_options: Any) -> None:
        broken = list(seal.verify())
        for one in broken:
            self.stderr.write(f"seal {one.seal_id}: {one.how}")
        strangers = anchor.strangers(settings.KITH_ANCHOR)
        for kept in strangers:
            self.stderr.write(f"{kept} was kept outside the database and is not in it")
        newest = Seal.objects.order_by("-id").first()
        self.stdout.write(f"head {newest.head} after {newest.pk} seals" if newest else "nothing is sealed yet")
        if broken or strangers:
            raise CommandError(f"{len(broken) + len(strangers)} seals do not fit")
