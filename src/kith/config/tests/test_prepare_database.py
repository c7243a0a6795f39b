"""Bringing a database up to date, also one that an older Kith left half-way."""

import pytest
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from kith.config.management.commands.prepare_database import refuse_a_database_left_behind

pytestmark = pytest.mark.django_db


def test_a_database_that_has_had_everything_is_welcome() -> None:
    refuse_a_database_left_behind()


def test_a_database_left_half_way_is_refused_with_what_to_do() -> None:
    MigrationRecorder(connection).record_unapplied("people", "0013_need_to_know")
    with pytest.raises(CommandError, match=r"people\.0001_tables stands for 9 migrations, and it has had 8.*--reset"):
        refuse_a_database_left_behind()
