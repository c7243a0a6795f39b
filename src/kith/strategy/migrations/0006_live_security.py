"""Row-level security of what is said and written in and after a discussion; how it was judged, as facts and counts."""

from django.db import migrations

from kith.access import rls

HELD = rls.holds("baby_id")
TABLES = ("presence", "said", "answer", "actionline", "addedline", "told", "rating", "judged")

FACTS = """
create function strategy_criterion_facts(since date, until date, as_of timestamptz) returns table (
  discussion_id uuid, number text, held_on date, held_at text, locality text, agency_id uuid, team_id uuid,
  criterion text, part text, rated boolean, judgement text, says text
) language sql stable set search_path = public, pg_temp as $$
with newest as materialized (
  select distinct on (r.discussion_id) r.discussion_id, (r.started_at at time zone 'Europe/London')::date as held_on
  from strategy_record r order by r.discussion_id, r.number desc
), stands as materialized (
  select distinct on (j.discussion_id, j.criterion) j.* from strategy_judged j
  join newest n on n.discussion_id = j.discussion_id
  where n.held_on between since and until
  order by j.discussion_id, j.criterion, j.judged_at desc, j.id desc
)
select d.id, d.number::text, n.held_on, d.held_at::text, d.locality::text, t.agency_id, d.team_id,
  s.criterion::text, s.part::text, s.rated,
  (case when s.judgement = 'open' and s.due_at < as_of then 'not_met' else s.judgement end)::text, s.says::text
from stands s
join newest n on n.discussion_id = s.discussion_id
join strategy_discussion d on d.id = s.discussion_id
join directory_team t on t.id = d.team_id
$$
"""

COUNTS = """
create function strategy_criterion_counts(since date, until date, as_of timestamptz) returns table (
  month date, held_at text, locality text, agency_id uuid, criterion text, part text, rated boolean,
  met bigint, partly bigint, not_met bigint, cannot_tell bigint, does_not_apply bigint, still_open bigint
) language sql stable security definer set search_path = public, pg_temp as $$
  select date_trunc('month', f.held_on)::date, f.held_at, f.locality, f.agency_id, f.criterion, f.part, f.rated,
    count(*) filter (where f.judgement = 'met'),
    count(*) filter (where f.judgement = 'partly'),
    count(*) filter (where f.judgement = 'not_met'),
    count(*) filter (where f.judgement = 'cannot_tell'),
    count(*) filter (where f.judgement = 'does_not_apply'),
    count(*) filter (where f.judgement = 'open')
  from strategy_criterion_facts(since, until, as_of) f group by 1, 2, 3, 4, 5, 6, 7
$$
"""


class Migration(migrations.Migration):
    dependencies = [("strategy", "0004_facts"), ("directory", "0001_tables")]
    operations = [
        *(rls.protect(f"strategy_{table}", using=HELD) for table in TABLES),
        migrations.RunSQL(FACTS, "drop function strategy_criterion_facts(date, date, timestamptz)"),
        migrations.RunSQL(COUNTS, "drop function strategy_criterion_counts(date, date, timestamptz)"),
    ]
