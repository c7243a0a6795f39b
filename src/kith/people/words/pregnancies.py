"""Dates of a pregnancy, how it came to notice, how it ended, and what is kept about a birth."""

from enum import StrEnum


class DateSource(StrEnum):
    """What an expected date rests on; a scan is surer than dates, dates are surer than anything else."""

    SCAN = "scan"
    DATES = "dates"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "scan": "An ultrasound scan",
            "dates": "The first day of her last period",
            "other": "Something else, for example what she or somebody else said",
        }[self.value]

    @property
    def short(self) -> str:
        return {"scan": "by scan", "dates": "by dates", "other": "neither scan nor dates"}[self.value]


class Booking(StrEnum):
    """Whether a midwife has booked her."""

    BOOKED = "booked"
    NOT_BOOKED = "not_booked"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        return {"booked": "Yes", "not_booked": "No, not yet", "not_known": "Not known"}[self.value]


class CameToNotice(StrEnum):
    """How the pregnancy stands with maternity care. Late booked follows from the dates; it is never ticked."""

    CONCEALED = "concealed"
    UNBOOKED = "unbooked"
    LATE_BOOKED = "late_booked"
    BOOKED = "booked"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        return {
            "concealed": "Concealed or denied",
            "unbooked": "Not booked with a midwife",
            "late_booked": "Booked late",
            "booked": "Booked",
            "not_asked": "Booking not recorded",
        }[self.value]


class Ending(StrEnum):
    """How a baby's file came to its end other than by the second birthday. A live birth is a birth, not an ending."""

    MISCARRIAGE = "miscarriage"
    STILLBIRTH = "stillbirth"
    TERMINATION = "termination"
    NEONATAL_DEATH = "neonatal_death"
    DIED = "died"
    MOVED = "moved"
    NOT_PREGNANT = "not_pregnant"

    @property
    def is_loss(self) -> bool:
        """Somebody is grieving: everything stops and the file goes quiet."""
        return self not in {Ending.MOVED, Ending.NOT_PREGNANT}

    @property
    def after_birth(self) -> bool:
        return self in {Ending.NEONATAL_DEATH, Ending.DIED}

    @property
    def label(self) -> str:
        return ENDING_LABELS[self]

    @property
    def says(self) -> str:
        """The sentence at the top of the quiet page."""
        return ENDING_SAYS[self]


ENDING_LABELS: dict[Ending, str] = {
    Ending.MISCARRIAGE: "The pregnancy ended in a miscarriage",
    Ending.STILLBIRTH: "The baby was stillborn",
    Ending.TERMINATION: "The pregnancy was ended",
    Ending.NEONATAL_DEATH: "The baby was born alive and died in the first four weeks",
    Ending.DIED: "The baby died later",
    Ending.MOVED: "The family moved away, and another area has taken over",
    Ending.NOT_PREGNANT: "She was not pregnant",
}
ENDING_SAYS: dict[Ending, str] = {
    Ending.MISCARRIAGE: "This pregnancy ended in a miscarriage.",
    Ending.STILLBIRTH: "This baby was stillborn.",
    Ending.TERMINATION: "This pregnancy was ended.",
    Ending.NEONATAL_DEATH: "This baby was born alive and has died.",
    Ending.DIED: "This baby has died.",
    Ending.MOVED: "This family has moved, and another area has taken over.",
    Ending.NOT_PREGNANT: "There was no pregnancy.",
}


class MobilityBasis(StrEnum):
    """How we know how a baby moves."""

    OBSERVED = "observed"
    REPORTED = "reported"

    @property
    def label(self) -> str:
        return {"observed": "Somebody saw it", "reported": "Somebody told us"}[self.value]


class NumberSource(StrEnum):
    """Where an NHS number came from."""

    SPINE = "spine"
    BIRTH_NOTIFICATION = "birth_notification"
    AGENCY_RECORD = "agency_record"
    RED_BOOK = "red_book"
    FAMILY = "family"
    NOT_RECORDED = "not_recorded"

    @property
    def label(self) -> str:
        return {
            "spine": "The national NHS record",
            "birth_notification": "The birth notification",
            "agency_record": "An agency’s own record",
            "red_book": "The red book",
            "family": "The family said it",
            "not_recorded": "Not recorded",
        }[self.value]
