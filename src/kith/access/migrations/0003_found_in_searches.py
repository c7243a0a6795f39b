from django.db import migrations

INDEX = "create index audit_found_babies on access_auditentry using gin ((detail -> 'babies')) where detail ? 'babies'"


class Migration(migrations.Migration):
    """Which searches returned a file, for those who ask who has seen it."""

    dependencies = [("access", "0002_row_level_security")]
    operations = [migrations.RunSQL(INDEX, "drop index audit_found_babies")]
