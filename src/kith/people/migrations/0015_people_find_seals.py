"""A search leaves out what a seal keeps from the searcher: the answer is the same whether or not the file exists."""

from importlib import import_module

from django.db import migrations

BEFORE: str = import_module("kith.people.migrations.0012_merge_moves").FIND_STANDING
LEFT_OUT = (
    (
        "where close is not null and (a_man or sex <> 'male') order",
        "where close is not null and (a_man or sex <> 'male') and people_may_know_person(id) order",
    ),
    (
        "from baby_ids join people_baby b using (id) join people_person m on m.id = b.mother_id),",
        "from baby_ids join people_baby b using (id) join people_person m on m.id = b.mother_id\n"
        "  where people_may_know(b.id)),",
    ),
    (
        "join people_baby b on b.mother_id = a.id) both_ways",
        "join people_baby b on b.mother_id = a.id where people_may_know(b.id)) both_ways",
    ),
    ("where r.person_id = a.id) his", "where r.person_id = a.id and people_may_know(r.baby_id)) his"),
)


def sealed(find: str) -> str:
    """The search's function, each of whose four ways to a row asks the seals."""
    for before, after in LEFT_OUT:
        if before not in find:
            raise ValueError(f"the search has no {before!r} any more")
        find = find.replace(before, after)
    return find


class Migration(migrations.Migration):
    dependencies = [("people", "0014_need_to_know_security")]
    operations = [migrations.RunSQL(sealed(BEFORE), BEFORE)]
