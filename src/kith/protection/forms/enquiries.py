"""Forms of a section 47 enquiry, its medical, its conclusion, and emergency steps."""

from datetime import datetime
from typing import Any

from kith.design import fields, forms
from kith.protection import actions, rules
from kith.protection.words import Born, Consent, EmergencyKind, MedicalNeed, MedicalResult

from .parts import PLAIN, line, past, prose


class Start(forms.Form):
    """Start the enquiry that a discussion decided on: everything but the lead is known already."""

    lead = line(
        "Who leads the enquiry?",
        "who leads the enquiry",
        hint="A qualified social worker. Their name, and for a joint enquiry the police officer’s too.",
        most=120,
    )


class Examination(forms.Form):
    """What is known of the medical so far; come back when more is."""

    need = fields.ChoiceField(
        label="Is a child protection medical needed?",
        missing="Select whether a medical is needed",
        choices=[
            fields.Choice(MedicalNeed.NEEDED.value, MedicalNeed.NEEDED.label),
            fields.Choice(MedicalNeed.ADVICE_ONLY.value, MedicalNeed.ADVICE_ONLY.label, reveals="advice"),
            fields.Choice(MedicalNeed.NOT_NEEDED.value, MedicalNeed.NOT_NEEDED.label, reveals="need_reason"),
        ],
    )
    need_reason = line("Why not, and who says so?", "why not", most=400)
    advice = line("Which paediatrician, and what was the advice?", "the paediatrician’s advice", most=400)
    asked_at = past("When was it asked for?", "when it was asked for", **PLAIN)
    by_whom = line("Who examines?", "who examines", hint="The paediatrician’s name", **PLAIN)
    place = line("Where?", "where", **PLAIN)
    planned_for = fields.MomentField(label="When?", called="when it is planned", **PLAIN)
    accompanied_by = line("Who goes with the baby?", "who goes with the baby", **PLAIN)
    consent = fields.ChoiceField(
        label="Who agreed to it?",
        called="who agreed",
        choices=[
            fields.Choice(one.value, one.label, reveals="consent_reason" if one is Consent.REFUSED else "")
            for one in Consent
        ],
        **PLAIN,
    )
    consent_reason = line("What is done now?", "what is done now", most=400, **PLAIN)
    consent_by = line("Their name", "the name of who agreed", most=120, **PLAIN)
    held_at = past("When was the baby examined?", "when the baby was examined", **PLAIN)
    result = fields.ChoiceField(label="What did it find?", called="what it found", choices=list(MedicalResult), **PLAIN)
    findings = prose("In the paediatrician’s words", "the paediatrician’s words", **PLAIN)
    others_examined = line("Which brothers and sisters were examined too?", most=240, **PLAIN)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_at"].latest = self.fields["held_at"].latest = at

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("result") and not said.get("held_at") and "held_at" not in self.errors:
            self.add_error("held_at", "Enter when the baby was examined")
        return said

    def said(self) -> actions.MedicalSaid:
        given = dict(self.cleaned_data)
        given["need_reason"] = given.pop("advice") or given["need_reason"]
        return actions.MedicalSaid(
            **given
            | {
                "need": MedicalNeed(given["need"]),
                "consent": Consent(given["consent"]) if given["consent"] else None,
                "result": MedicalResult(given["result"]) if given["result"] else None,
            }
        )


class Outcome(forms.Form):
    """What the enquiry found and what follows."""

    borne_out = fields.ChoiceField(label="What did the enquiry find?", missing="Select what it found", choices=Born)
    code = fields.ChoiceField(label="What follows?", missing="Select what follows")
    why_no_conference = prose(
        "Why does what follows differ from what was found?",
        "why what follows differs",
        hint="Only when risk goes on and no conference follows, or the other way round.",
        **PLAIN,
    )
    reasons = prose("On what does this rest?", "what this rests on", rows=5)
    concluded_at = past("When was it concluded?", "when it was concluded")
    parents_told = line(
        "What were the parents told, by whom and when?",
        hint="If they have not been told yet, say who will and when.",
        most=400,
        **PLAIN,
    )

    def __init__(self, *args: Any, at: datetime, outcomes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].offer(outcomes)
        self.fields["concluded_at"].latest = at

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("borne_out") and said.get("code"):
            fits = rules.outcome_fits(Born(said["borne_out"]), said["code"], said.get("why_no_conference", ""))
            if fits is not None and not said.get("why_no_conference") and "later" not in self.data:
                self.add_error("why_no_conference", f"{fits.says} Or save now and say it later")
        return said

    def said(self) -> actions.Conclusion:
        return actions.Conclusion(**self.cleaned_data | {"borne_out": Born(self.cleaned_data["borne_out"])})


class Emergency(forms.Form):
    """A step taken because the baby may not wait."""

    kind = fields.ChoiceField(label="What was done?", missing="Select what was done")
    taken_at = past("When?", "when it was done", hint="The law’s clock starts here. For example, 22 11 2026 at 9:30am.")
    taken_by = line("By whom?", "by whom", hint="The officer’s name and number, or the court")
    where_now = line("Where is the baby now, and with whom?", "where the baby is", most=240)
    reason = prose("Why?", "why")

    def __init__(self, *args: Any, at: datetime, extendable: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taken_at"].latest = at
        left_out = set() if extendable else {EmergencyKind.ORDER_EXTENDED}
        self.fields["kind"].offer([kind for kind in EmergencyKind if kind not in left_out])

    def said(self) -> actions.EmergencySaid:
        return actions.EmergencySaid(**self.cleaned_data | {"kind": EmergencyKind(self.cleaned_data["kind"])})


class EmergencyEnd(forms.Form):
    """The step has ended."""

    ended_at = past("When did it end?", "when it ended")
    safe_now = prose("What keeps the baby safe now?", "what keeps the baby safe now")

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_at"].latest = at
