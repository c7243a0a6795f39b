"""The one place that says whether a record's address is kept back, wherever it is about to be shown."""

from kith.people.models import MaleCarerRecord
from kith.people.words import YesNoUnknown


def hides(record: MaleCarerRecord) -> bool:
    """Whether the address in a record about a man or another carer is kept back.

    It is when he withholds it, or when the mother withholds hers and his would give it away: he lives with the baby,
    or the postcode is the same. The record comes with `person` and `baby__mother`.
    """
    if record.withhold_address or (record.person is not None and record.person.withhold_address):
        return True
    baby = record.baby
    if not baby.mother.withhold_address:
        return False
    same = bool(record.postcode) and record.postcode in {baby.mother.postcode, baby.postcode}
    alike = bool(record.address) and record.address.casefold() == baby.mother.address.casefold()
    return record.lives_with_baby == YesNoUnknown.YES or same or alike
