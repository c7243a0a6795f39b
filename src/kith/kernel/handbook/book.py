"""The handbook as the rooms read it: ask for an entry by its code and the day it is judged on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kith.kernel import calendar
from kith.kernel.entries import Entry
from kith.kernel.gestation import Bounds
from kith.kernel.limits import TimeLimit

from . import around, charts, copies, kinds, pathway, safety, standards, whom
from .errors import NotInHandbook
from .reader import Found


def _counted(code: str) -> tuple[str, int, str]:
    number = re.search(r"\d+", code)
    return re.split(r"\d", code, maxsplit=1)[0], int(number.group()) if number else 0, code


@dataclass(frozen=True)
class Sharing:
    """Everything the guided sharing decision shows."""

    consents: tuple[kinds.Consent, ...]
    bases: tuple[kinds.LawfulBasis, ...]
    gateways: tuple[kinds.Gateway, ...]
    reasons: tuple[kinds.Reason, ...]
    golden_rules: tuple[kinds.GoldenRule, ...]

    def reasons_for(self, explains: kinds.ReasonFor) -> tuple[kinds.Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.explains is explains)


@dataclass(frozen=True)
class Places:
    """The area and its partnership: real public structures, no people."""

    districts: tuple[kinds.District, ...]
    localities: tuple[kinds.Locality, ...]
    agency_types: tuple[kinds.AgencyType, ...]
    bodies: tuple[kinds.Body, ...]

    def locality_of(self, district: str) -> kinds.Locality | None:
        return next((locality for locality in self.localities if district in locality.districts), None)

    def body(self, code: str) -> kinds.Body:
        """Raises NotInHandbook when the partnership has no such body."""
        for body in self.bodies:
            if body.code == code:
                return body
        raise NotInHandbook("body", code, None)

    def agency_type(self, code: str) -> kinds.AgencyType:
        """Raises NotInHandbook for a kind of agency nobody described."""
        for kind in self.agency_types:
            if kind.code == code:
                return kind
        raise NotInHandbook("agency_type", code, None)


@dataclass(frozen=True)
class Handbook:
    """National entries with local ones over them.

    Wherever `on` may be given it is the day the question is about: what was in force then. Left out, it is the latest
    edition of each entry. A local entry wins on the days it is in force; on other days the national one speaks.
    """

    entries: dict[tuple[str, str], tuple[Entry, ...]] = field(repr=False)

    @classmethod
    def of(cls, found: Iterable[Found]) -> "Handbook":
        """From entries as read; the order of codes is the order in which they were first written."""
        versions: dict[tuple[str, str], list[Found]] = {}
        for item in found:
            versions.setdefault((item.kind, item.entry.code), []).append(item)
        for same in versions.values():
            same.sort(key=lambda item: (item.layer, item.entry.in_force_from), reverse=True)
        return cls({key: tuple(item.entry for item in same) for key, same in versions.items()})

    def at(self, on: date) -> "Handbook":
        """The handbook as it stood on that day."""
        standing = {key: self._choose(versions, on) for key, versions in self.entries.items()}
        return Handbook({key: (entry,) for key, entry in standing.items() if entry is not None})

    @staticmethod
    def _choose(versions: tuple[Entry, ...], on: date | None) -> Entry | None:
        if on is None:
            return versions[0]
        return next((entry for entry in versions if entry.in_force(on)), None)

    def _all[T: Entry](self, wanted: type[T], kind: str, on: date | None) -> tuple[T, ...]:
        chosen = (self._choose(versions, on) for (name, _), versions in self.entries.items() if name == kind)
        return tuple(entry for entry in chosen if isinstance(entry, wanted))

    def _one[T: Entry](self, wanted: type[T], kind: str, code: str, on: date | None) -> T:
        versions = self.versions(kind, code)
        chosen = self._choose(versions, on) if versions else None
        if not isinstance(chosen, wanted):
            raise NotInHandbook(kind, code, on)
        return chosen

    def versions(self, kind: str, code: str) -> tuple[Entry, ...]:
        """Every edition of an entry, local before national, newest first; empty when there is none."""
        return self.entries.get((kind, code), ())

    def limit(self, code: str, on: date | None = None) -> TimeLimit:
        """The time limit in force on that day. Raises NotInHandbook."""
        return self._one(TimeLimit, "time_limit", code, on)

    def limits(self, on: date | None = None) -> tuple[TimeLimit, ...]:
        """Every time limit, by code as people count: R2 before R10."""
        return tuple(sorted(self._all(TimeLimit, "time_limit", on), key=lambda limit: _counted(limit.code)))

    def levels(self, on: date | None = None) -> tuple[kinds.Level, ...]:
        return tuple(sorted(self._all(kinds.Level, "level", on), key=lambda level: level.number))

    def level(self, number: int | str, on: date | None = None) -> kinds.Level:
        return self._one(kinds.Level, "level", str(number), on)

    def routes(self, on: date | None = None) -> tuple[kinds.Route, ...]:
        return self._all(kinds.Route, "route", on)

    def route(self, level: int | str, *, unborn: bool, on: date | None = None) -> kinds.Route:
        """Where a request at this level goes for this baby. Raises NotInHandbook when no route is written."""
        wanted = {kinds.AppliesTo.ANY, kinds.AppliesTo.UNBORN if unborn else kinds.AppliesTo.BORN}
        for route in self.routes(on):
            if route.level == str(level) and route.applies_to in wanted:
                return route
        raise NotInHandbook("route", f"for level {level}", on)

    def invitation_rules(self, on: date | None = None) -> tuple[kinds.InvitationRule, ...]:
        return self._all(kinds.InvitationRule, "invitation", on)

    def triggers(self, on: date | None = None) -> tuple[kinds.Trigger, ...]:
        """Kinds of harm a strategy discussion may be about."""
        return self._all(kinds.Trigger, "trigger", on)

    def signs(self, on: date | None = None) -> tuple[kinds.Sign, ...]:
        """Facts that call for somebody to be invited to a strategy discussion."""
        return self._all(kinds.Sign, "sign", on)

    def question_set(self, code: str, on: date | None = None) -> kinds.QuestionSet:
        return self._one(kinds.QuestionSet, "question_set", code, on)

    def question_sets(self, on: date | None = None) -> tuple[kinds.QuestionSet, ...]:
        return self._all(kinds.QuestionSet, "question_set", on)

    def sharing(self, on: date | None = None) -> Sharing:
        return Sharing(
            consents=self._all(kinds.Consent, "consent", on),
            bases=self._all(kinds.LawfulBasis, "lawful_basis", on),
            gateways=self._all(kinds.Gateway, "gateway", on),
            reasons=self._all(kinds.Reason, "reason", on),
            golden_rules=self._all(kinds.GoldenRule, "golden_rule", on),
        )

    def outcomes(self, of: str = "referral", on: date | None = None) -> tuple[kinds.Outcome, ...]:
        """What may come of a "contact", a "referral" or a "section_47"."""
        return tuple(outcome for outcome in self._all(kinds.Outcome, "outcome", on) if outcome.of == of)

    def listed(self, of: str, on: date | None = None) -> tuple[kinds.Listed, ...]:
        """The answers of a national list, in its order; their codes are told apart by the list's name in front."""
        return tuple(one for one in self._all(kinds.Listed, "listed", on) if one.of == of)

    def places(self, on: date | None = None) -> Places:
        return Places(
            districts=self._all(kinds.District, "district", on),
            localities=self._all(kinds.Locality, "locality", on),
            agency_types=self._all(kinds.AgencyType, "agency_type", on),
            bodies=self._all(kinds.Body, "body", on),
        )

    def postcodes(self, on: date | None = None) -> tuple[whom.Postcodes, ...]:
        """Where each postcode lies, for `whom.district_of`."""
        return self._all(whom.Postcodes, "postcodes", on)

    def needs(self, on: date | None = None) -> tuple[whom.Need, ...]:
        """What somebody may need at this moment, the most urgent first."""
        return self._all(whom.Need, "need", on)

    def need(self, code: str, on: date | None = None) -> whom.Need:
        return self._one(whom.Need, "need", code, on)

    def role_cards(self, on: date | None = None) -> tuple[kinds.RoleCard, ...]:
        return self._all(kinds.RoleCard, "role_card", on)

    def role_card(self, role: str, on: date | None = None) -> kinds.RoleCard:
        return self._one(kinds.RoleCard, "role_card", role, on)

    def measures(self, on: date | None = None) -> tuple[kinds.Measure, ...]:
        return self._all(kinds.Measure, "measure", on)

    def measure(self, code: str, on: date | None = None) -> kinds.Measure:
        return self._one(kinds.Measure, "measure", code, on)

    def reviews(self, on: date | None = None) -> tuple[kinds.Review, ...]:
        return self._all(kinds.Review, "review", on)

    def review(self, code: str, on: date | None = None) -> kinds.Review:
        return self._one(kinds.Review, "review", code, on)

    def match_weights(self, on: date | None = None) -> tuple[kinds.MatchWeight, ...]:
        return self._all(kinds.MatchWeight, "match_weight", on)

    def start_chances(self, on: date | None = None) -> tuple[kinds.StartChance, ...]:
        return self._all(kinds.StartChance, "start_chance", on)

    def name_sets(self, on: date | None = None) -> tuple[kinds.NameSet, ...]:
        return self._all(kinds.NameSet, "name_set", on)

    def gap_guides(self, on: date | None = None) -> dict[str, around.GapGuide]:
        """How to close each kind of gap, by its code."""
        return {guide.code: guide for guide in self._all(around.GapGuide, "gap", on)}

    def carer_prompt(self, role: str, on: date | None = None) -> around.CarerPrompt | None:
        """What somebody in this role records about a man or another carer; None for a role with nothing of its own."""
        return next((one for one in self._all(around.CarerPrompt, "carer_prompt", on) if one.code == role), None)

    def carer_factors(self, on: date | None = None) -> tuple[around.CarerFactor, ...]:
        return self._all(around.CarerFactor, "carer_factor", on)

    def carer_supports(self, on: date | None = None) -> tuple[around.CarerSupport, ...]:
        return self._all(around.CarerSupport, "carer_support", on)

    def carer_note(self, code: str, on: date | None = None) -> around.CarerNote:
        return self._one(around.CarerNote, "carer_note", code, on)

    def redactions(self, on: date | None = None) -> tuple[copies.Redaction, ...]:
        """For whom a chronology may be copied, and what each copy leaves out."""
        return self._all(copies.Redaction, "redaction", on)

    def chart_rules(self, code: str, on: date | None = None) -> charts.ChartRules:
        """A named set of rules for control charts. Raises NotInHandbook."""
        return self._one(charts.ChartRules, "chart_rules", code, on)

    def all_chart_rules(self, on: date | None = None) -> tuple[charts.ChartRules, ...]:
        return self._all(charts.ChartRules, "chart_rules", on)

    def risk_tools(self, on: date | None = None) -> tuple[safety.RiskTool, ...]:
        """The checklists for domestic abuse that the partnership uses, the first offered first."""
        return self._all(safety.RiskTool, "risk_tool", on)

    def plan_sections(self, on: date | None = None) -> tuple[safety.PlanSection, ...]:
        return self._all(safety.PlanSection, "plan_section", on)

    def plan_parts(self, on: date | None = None) -> tuple[safety.PlanPart, ...]:
        return self._all(safety.PlanPart, "plan_part", on)

    def careful_words(self, on: date | None = None) -> tuple[str, ...]:
        """Words that tell of abuse, for copies that a parent reads."""
        return tuple(word for one in self._all(safety.CarefulWords, "careful_words", on) for word in one.words)

    def criteria(self, of: str, on: date | None = None) -> tuple[standards.Criterion, ...]:
        """The sentences of a published standard, in its order."""
        return tuple(one for one in self._all(standards.Criterion, "criterion", on) if one.of == of)

    def milestones(self, on: date | None = None) -> tuple[kinds.Milestone, ...]:
        return tuple(sorted(self._all(kinds.Milestone, "milestone", on), key=lambda step: step.weeks_from))

    def after_birth(self, on: date | None = None) -> tuple[pathway.AfterBirth, ...]:
        """The steps from the day of birth on, in their order."""
        return tuple(sorted(self._all(pathway.AfterBirth, "after_birth", on), key=lambda one: one.days_from))

    def pathway_help(self, on: date | None = None) -> pathway.Pathway:
        """What else the pregnancy pathway shows: help, risk factors, questions, answers, touchpoints, CP-IS fields."""
        return pathway.Pathway(
            offers=self._all(pathway.Offer, "offer", on),
            factors=self._all(pathway.BirthFactor, "birth_factor", on),
            asked=self._all(pathway.AssessmentQuestion, "assessment_question", on),
            answers=self._all(pathway.WhatIf, "what_if", on),
            touchpoints=self._all(pathway.Touchpoint, "touchpoint", on),
            register_fields=self._all(pathway.RegisterField, "register_field", on),
        )

    def mobility(self, on: date | None = None) -> kinds.Mobility:
        """The definition of a baby that cannot move independently. Raises NotInHandbook."""
        return self._one(kinds.Mobility, "mobility", "non_mobile", on)

    def support(self, ending: str, on: date | None = None) -> tuple[kinds.Support, ...]:
        """Who helps after a loss of this kind."""
        return tuple(one for one in self._all(kinds.Support, "support", on) if ending in one.endings)

    def figure(self, code: str, on: date | None = None) -> int:
        """A number of the procedures by its code. Raises NotInHandbook."""
        return self._one(kinds.Figure, "figure", code, on).amount

    def switched_on(self, code: str, on: date | None = None) -> bool:
        """Whether the partnership has switched this on. Raises NotInHandbook for a switch nobody described."""
        return self._one(kinds.Switch, "switch", code, on).on

    def pregnancy_bounds(self, on: date | None = None) -> Bounds:
        """What `kernel.gestation` needs to tell a date that cannot be right."""
        return Bounds(
            longest=self.figure("longest_pregnancy", on),
            usual_longest=self.figure("usual_longest_pregnancy", on),
            term=self.figure("term", on),
            earliest_birth=self.figure("earliest_birth", on),
            conception_margin=self.figure("conception_margin", on),
        )

    def calendar(self) -> calendar.WorkingCalendar:
        """England's working calendar with the handbook's extra days off."""
        return calendar.england({entry.day: entry.name for entry in self._all(kinds.DayOff, "day_off", None)})
