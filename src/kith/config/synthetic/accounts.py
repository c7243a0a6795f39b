"""The demonstration's accounts as they are in the database."""

from kith.access.words import Role
from kith.directory.models import Worker

from . import demo


def listed() -> list[dict[str, str]]:
    """Role, its name, the person, e-mail and password of each, in the order of the roles; empty when there are none."""
    there = set(Worker.objects.filter(account__email__endswith=demo.DOMAIN).values_list("account__email", flat=True))
    return [
        {
            "role": person.role.value,
            "label": person.role.label,
            "name": person.name,
            "email": person.email,
            "password": demo.PASSWORD,
        }
        for person in sorted(demo.PEOPLE, key=lambda one: list(Role).index(one.role))
        if person.email in there
    ]
