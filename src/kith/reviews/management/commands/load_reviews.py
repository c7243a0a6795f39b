"""./run manage load_reviews: enter the handbook's thematic reviews that are not there yet."""

from typing import Any

from django.core.management.base import BaseCommand

from kith.kernel import clock
from kith.reviews import actions


class Command(BaseCommand):
    help = "Enter the handbook's thematic reviews that are not there yet; doing it again changes nothing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        loaded = actions.load_from_handbook(at=clock.now())
        for review in loaded:
            self.stdout.write(f"Entered: {review.title}")
        if not loaded:
            self.stdout.write("Every review of the handbook is there already.")
