"""Work at night: how common each name is, counted afresh."""

from django.db import connection
from procrastinate.contrib.django import app


@app.periodic(cron="41 3 * * *")
@app.task(name="count_names", queueing_lock="count_names")
def count_names(timestamp: int) -> None:
    """Count how often each name and street is on file; until then new ones count as rare. Twice does no harm."""
    with connection.cursor() as cursor:
        cursor.execute("select people_trace_count()")
