"""Forms of what follows: the account, care, a closure, the review, the parents, the work-up."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from kith.design import fields, forms
from kith.injuries import actions, doors
from kith.injuries.words import Answer, Benign, Came, Care, Clinic, Found, Read, Said, Told

from .parts import PLAIN, answer, asked, line, past, prose


class Account(forms.Form):
    """What was said, word for word. Everything may be left out and added later."""

    said = fields.ChoiceField(
        label="Did anybody explain it?",
        choices=[
            fields.Choice(one.value, one.label, reveals="words said_by happened" if one is Said.EXPLAINED else "")
            for one in Said
        ],
        **PLAIN,
    )
    words = prose("What did they say, word for word?", rows=4, **PLAIN)
    said_by = line("Who said it?", "who said it", **PLAIN)
    happened = line("When do they say it happened?", "when they say it happened", **PLAIN)
    changed = asked("Has the explanation changed, or do people say different things?", reveals="changed_words")
    changed_words = prose("How?", "how it changed", **PLAIN)
    witnessed = asked("Did somebody see it happen?", reveals="witnessed_by")
    witnessed_by = line("Who?", "who saw it", **PLAIN)
    plausible = asked(
        "Does it fit what this baby can do?",
        reveals="plausible_words",
        on=Answer.NO,
        hint="Think of what the baby can do today, not of what babies do. If you are not sure, say not known.",
    )
    plausible_words = prose("Why not?", "why it does not fit", **PLAIN)
    delay = asked("Was there a delay before anybody asked for help?", reveals="delay_words")
    delay_words = prose("How long, and what was said about it?", "the delay", **PLAIN)
    birth_history = prose(
        "Birth, vitamin K, bleeding in the family", hint="Forceps or suction, time in special care. If known.", **PLAIN
    )
    presented = prose("Earlier visits to a hospital, the GP or 111", **PLAIN)
    siblings = prose("Brothers and sisters: marks or injuries, and how they are now", **PLAIN)

    def told(self) -> actions.AccountSaid:
        given = dict(self.cleaned_data)
        asked_of = ("changed", "witnessed", "plausible", "delay")
        answers: dict[str, Any] = {name: answer(given.pop(name)) for name in asked_of}
        said = given.pop("said")
        return actions.AccountSaid(said=Said(said) if said else None, **answers, **given)


class WhoHadCare(forms.Form):
    """Every adult on file, and anybody else, in the time in which the mark may have come."""

    def __init__(self, *args: Any, adults: Sequence[doors.Carer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.adults = adults
        for number, adult in enumerate(adults):
            self.fields[f"a{number}"] = fields.ChoiceField(label=adult.name, choices=list(Care), inline=True, **PLAIN)
            self.fields[f"a{number}_words"] = line(f"{adult.name}: from when to when?", most=300, **PLAIN)
        self.fields["other"] = line(
            "Anybody else who had care", hint="Name, who they are to the baby, from when to when", most=300, **PLAIN
        )

    def said(self) -> tuple[actions.CareSaid, ...]:
        given = self.cleaned_data
        listed = [
            actions.CareSaid(
                who=adult.code, name=adult.name, had_care=Care(given[f"a{number}"]), words=given[f"a{number}_words"]
            )
            for number, adult in enumerate(self.adults)
            if given[f"a{number}"]
        ]
        if given["other"]:
            listed.append(actions.CareSaid(who="", name=given["other"], had_care=Care.YES))
        return tuple(listed)


class Close(forms.Form):
    """Why this is held to be no injury of concern."""

    kind = fields.ChoiceField(
        label="Why is this no injury of concern?",
        missing="Select why this is no injury of concern",
        choices=[
            fields.Choice(one.value, one.label, reveals="earlier_where earlier_on" if one is Benign.DOCUMENTED else "")
            for one in Benign
        ],
    )
    earlier_where = line(
        "In which record was it documented?",
        "the record in which it was documented",
        most=300,
        hint="For example: birth record, newborn examination, page 12 of the red book",
    )
    earlier_on = fields.DateField(label="What is the date of that record?", called="the date of that record")
    reason = prose("On what does your judgement rest?", "on what your judgement rests", rows=4)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["earlier_on"].latest = at.date()

    def said(self) -> actions.ClosureSaid:
        return actions.ClosureSaid(**self.cleaned_data | {"kind": Benign(self.cleaned_data["kind"])})


class Second(forms.Form):
    """A second clinician's word."""

    agrees = fields.ChoiceField(
        label="Do you agree that this is no injury of concern?",
        missing="Select whether you agree",
        choices=[fields.Choice("yes", "Yes, I agree"), fields.Choice("no", "No, or I am not sure", reveals="words")],
    )
    words = prose("What makes you unsure?", "what makes you unsure")


class ReadAgain(forms.Form):
    """What a reader thinks of a closure."""

    thinks = fields.ChoiceField(
        label="What do you think on reading it?",
        missing="Select what you think",
        choices=[fields.Choice(one.value, one.label, reveals="words" if one is Read.QUESTION else "") for one in Read],
    )
    words = prose("What do you question?", "what you question")


class Book(forms.Form):
    """Who sees the baby today."""

    clinic = fields.ChoiceField(label="Who sees the baby?", missing="Select who sees the baby", choices=list(Clinic))
    by_whom = line("Their name", "the clinician’s name", most=160, **PLAIN)
    place = line("Where?", "where", most=160, **PLAIN)
    planned_for = fields.MomentField(
        label="When?", called="when the baby is seen", hint="Today, unless that is impossible"
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["planned_for"].earliest = at - timedelta(days=7)
        self.fields["planned_for"].latest = at + timedelta(days=14)

    def booking(self) -> actions.Booking:
        return actions.Booking(**self.cleaned_data | {"clinic": Clinic(self.cleaned_data["clinic"])})


class Attendance(forms.Form):
    """Whether the baby was seen, and what was found."""

    came = fields.ChoiceField(
        label="Was the baby seen?",
        missing="Select whether the baby was seen",
        choices=[
            fields.Choice(Came.SEEN.value, Came.SEEN.label, reveals="seen_at clinician found words ruled_out"),
            fields.Choice(Came.NOT_BROUGHT.value, Came.NOT_BROUGHT.label, reveals="why"),
        ],
    )
    seen_at = past("When?", "when the baby was seen")
    clinician = line("Who saw the baby?", "who saw the baby", most=160)
    found = fields.ChoiceField(
        label="What did the clinician find?",
        hint="The clinician’s own conclusion. Leave empty until you have it.",
        choices=list(Found),
        **PLAIN,
    )
    words = prose("In the clinician’s words", **PLAIN)
    ruled_out = fields.ChoiceField(
        label="Does the clinician rule safeguarding out?",
        hint="Only a registered health professional can say yes here.",
        choices=[fields.Choice("yes", "Yes"), fields.Choice("no", "No, or not sure")],
        **PLAIN,
    )
    why = prose("What is known, and where is the baby now?", "where the baby is now")

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_at"].latest = at

    def said(self) -> actions.OutcomeSaid:
        given = self.cleaned_data
        ruled_out = {"yes": True, "no": False}.get(given["ruled_out"])
        return actions.OutcomeSaid(
            came=Came(given["came"]),
            seen_at=given["seen_at"],
            clinician=given["clinician"],
            found=Found(given["found"]) if given["found"] else None,
            words=given["words"] or given["why"],
            ruled_out=ruled_out,
        )


class Family(forms.Form):
    """What the parents were told and given."""

    told = fields.ChoiceField(
        label="Were the parents told what happens next?", missing="Select whether the parents were told",
        choices=[fields.Choice(one.value, one.label, reveals="told_whom family_said" if one is Told.YES else "")
                 for one in Told],
    )  # fmt: skip
    told_whom = line("Who was told?", "who was told", hint="The mother, the father, or both")
    family_said = prose("What did they say?", **PLAIN)
    leaflet = fields.ChoiceField(
        label="Do they have the leaflet about marks on babies?", missing="Select whether they have the leaflet",
        choices=list(Told),
    )  # fmt: skip
    reason = prose("If not: why, and who will tell them when?", "why not", **PLAIN)

    def said(self) -> actions.FamilySaid:
        given = self.cleaned_data
        return actions.FamilySaid(**given | {"told": Told(given["told"]), "leaflet": Told(given["leaflet"])})


class Investigations(forms.Form):
    """The work-up, one group for each investigation of the handbook."""

    def __init__(self, *args: Any, items: Iterable[Any], at: datetime, known: dict[str, Any], **kwargs: Any) -> None:
        self.items = tuple(items)
        initial = {
            f"w{number}_{name}": getattr(known[one.code], name)
            for number, one in enumerate(self.items)
            if one.code in known
            for name in ("wanted", "planned_on", "done_on", "result")
        }
        super().__init__(*args, initial=initial, **kwargs)
        for number, _one in enumerate(self.items):
            self.fields[f"w{number}_wanted"] = fields.ChoiceField(
                label="Is it needed?",
                choices=[fields.Choice("yes", "Yes"), fields.Choice("no", "No")],
                inline=True,
                **PLAIN,
            )
            self.fields[f"w{number}_planned_on"] = fields.DateField(label="Planned for", called="the date", **PLAIN)
            self.fields[f"w{number}_done_on"] = fields.DateField(label="Done on", called="the date", **PLAIN)
            self.fields[f"w{number}_done_on"].latest = at.date()
            self.fields[f"w{number}_result"] = line("Result, in the clinician’s words", most=1000, **PLAIN)

    def said(self) -> tuple[actions.WorkUpSaid, ...]:
        """Those of which anything was said that is not known already."""
        found = []
        for number, one in enumerate(self.items):
            given = {name: self.cleaned_data[f"w{number}_{name}"] for name in ("planned_on", "done_on", "result")}
            wanted = self.cleaned_data[f"w{number}_wanted"]
            if wanted or any(given.values()):
                found.append(actions.WorkUpSaid(code=one.code, wanted=wanted != "no", **given))
        return tuple(found)
