"""What agreement is worth, and which names are forms of one name: from a trained model, or the handbook."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.db import transaction

from kith.kernel import handbook
from kith.people import rules
from kith.people.models import MatchWeight

_LOADED: dict[str, rules.Weights] = {}


def weights() -> rules.Weights:
    """The handbook's weights with those of the newest trained model laid over them."""
    newest = MatchWeight.objects.order_by("-loaded_at", "-id").values_list("model", flat=True).first() or ""
    if newest not in _LOADED:
        rows = {(w.fact, w.agrees): (w.m, w.u, w.by_frequency) for w in handbook.current().match_weights()}
        trained = MatchWeight.objects.filter(model=newest).values_list("fact", "agrees", "m", "u", "by_frequency")
        rows |= {(fact, agrees): (m, u, often) for fact, agrees, m, u, often in trained}
        _LOADED[newest] = rules.Weights.of((*key, *value) for key, value in rows.items())
    return _LOADED[newest]


def load_weights(model: str, rows: Iterable[tuple[str, str, int, int, bool]], *, at: datetime) -> int:
    """Keep the weights of a trained model: (fact, agrees, m, u, by frequency) in parts per million. For the owner."""
    made = [
        MatchWeight(model=model, fact=fact, agrees=agrees, m=m, u=u, by_frequency=often, loaded_at=at)
        for fact, agrees, m, u, often in rows
    ]
    with transaction.atomic():
        MatchWeight.objects.bulk_create(made)
    return len(made)


@lru_cache(maxsize=1)
def variants() -> rules.Variants:
    """Forms of one name, from the handbook in use."""
    return rules.Variants.of((entry.kind, entry.names) for entry in handbook.current().name_sets())
