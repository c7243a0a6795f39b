import django.db.models.deletion
from django.db import migrations, models

import kith.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0001_tables"),
        ("people", "0001_tables"),
        ("protection", "0003_facts"),
    ]
    operations = [
        migrations.AddField(
            model_name="report",
            name="given_by_name",
            field=models.CharField(blank=True, max_length=120, verbose_name="who gave it by one-time link"),
        ),
        migrations.AlterField(
            model_name="report",
            name="recorded_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.worker"
            ),
        ),
        migrations.CreateModel(
            name="ReportLink",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("code_hash", models.CharField(max_length=128)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("wrong_codes", models.PositiveSmallIntegerField(default=0)),
                ("locked_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "baby",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.baby"),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.worker"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="protection.meeting"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="protection.seat"
                    ),
                ),
            ],
        ),
    ]
