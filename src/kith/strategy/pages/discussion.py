"""The page of one discussion: what to do next, who is invited, what each agency knows, what was decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kith.design import wording
from kith.design.pages import Clock, FindingView, KeyFact, Link, NextStep, Row, Tag, Tone
from kith.kernel.clock import day_of
from kith.kernel.text import in_words
from kith.strategy import doors, rules
from kith.strategy.doors import procedures
from kith.strategy.words import DiscussionStage, EnquiryBy, Reply, Threshold

from . import asked, parts, record
from .parts import Question, address

TONES: dict[DiscussionStage, Tone] = {
    DiscussionStage.CALLED: "action",
    DiscussionStage.CALLED_OFF: "plain",
    DiscussionStage.HELD: "soon",
    DiscussionStage.CIRCULATED: "plain",
}


@dataclass(frozen=True)
class CodeToRead:
    """A code to read out by phone, shown once."""

    practice: str
    phone: str
    code: str


@dataclass(frozen=True)
class InvitedCard:
    """One agency asked: who, why, and what they answered."""

    agency: str
    who: str
    why: str
    rule_code: str
    answer: Tag
    note: str
    information: str
    link: Link | None
    withdraw: Link | None = None


@dataclass(frozen=True)
class Information:
    """What one agency said, under its own name."""

    agency: str
    by: str
    when: str
    answers: tuple[Question, ...]
    letters: tuple[asked.LetterLine, ...] = ()


@dataclass(frozen=True)
class DiscussionPage:
    title: str
    caption: str
    back: Link
    stage: Tag
    next_step: NextStep | None
    links: tuple[Link, ...]
    codes: tuple[CodeToRead, ...]
    facts: tuple[KeyFact, ...]
    trigger: str | tuple[str, ...]
    clocks: tuple[Clock, ...]
    findings: tuple[FindingView, ...]
    invited: tuple[InvitedCard, ...]
    not_invited: tuple[Row, ...]
    information: tuple[Information, ...]
    record: record.RecordView | None


def discussion_page(file: doors.DiscussionFile, codes: dict[str, str], *, now: datetime) -> DiscussionPage:
    """The page as this reader sees it. `codes` are invitation ids and codes to read out, given this once."""
    about = file.discussion
    return DiscussionPage(
        title=f"Strategy discussion {about.number}",
        caption=parts.baby_caption(about, now),
        back=parts.baby_link(about),
        stage=Tag(file.stage.label, TONES[file.stage]),
        next_step=next_step(file, now),
        links=_links(file),
        codes=_codes(file, codes),
        facts=_facts(file, now),
        trigger=parts.as_lines(about.trigger),
        clocks=tuple(_clocks(file, now)),
        findings=tuple(_findings(file)),
        invited=tuple(_card(file, one) for one in file.invited),
        not_invited=tuple(asked.left_out_row(one) for one in file.not_invited),
        information=tuple(_information(file, one) for one in file.contributions),
        record=record.record_view(file, now=now) if file.record else None,
    )


def next_step(file: doors.DiscussionFile, now: datetime) -> NextStep | None:
    """The one thing this reader does first; None when it is somebody else's turn."""
    about, when = file.discussion, wording.near_moment_text(file.discussion.planned_for, now=now)
    if file.may_record and file.stage is DiscussionStage.CALLED:
        link = Link("Open the live page", address("discussion_live", about.pk))
        text = "Everybody writes on one page: who is here, what each agency knows, the ten questions, what is agreed."
        return NextStep("Hold the discussion", text, link, f"Planned for {when}")
    if file.may_record and file.stage is DiscussionStage.HELD:
        link = Link("Send the record round", address("discussion_circulate", about.pk))
        return NextStep("Send the record to everyone invited", "Those who could not come get it too.", link)
    if file.mine is None or file.stage is not DiscussionStage.CALLED:
        return None
    mine = next(one for one in file.invited if one.invitation.pk == file.mine.pk)
    if mine.reply is None:
        link = Link("Reply", address("invitation_reply", about.pk))
        return NextStep("Say whether you can take part", file.mine.why, link, f"Planned for {when}")
    if mine.contribution is None and now < about.planned_for:
        link = Link("Give your information", address("contribute", about.pk))
        return NextStep("Give your agency’s information", "The others see it under your agency’s name.", link)
    link = Link("Open the live page", address("discussion_live", about.pk))
    return NextStep("Take part in the discussion", "Everybody writes on one page.", link, f"Planned for {when}")


def _links(file: doors.DiscussionFile) -> tuple[Link, ...]:
    """What else this reader can do."""
    about, links = file.discussion, []
    if file.may_record and file.stage is DiscussionStage.CALLED:
        links.append(Link("Invite more", address("discussion_more", about.pk)))
        links += asked.links(file)
    if file.stage is DiscussionStage.CALLED and (file.may_record or file.mine):
        links.append(Link("Open the live page", address("discussion_live", about.pk)))
    if file.may_record and file.stage is DiscussionStage.CALLED:
        links.append(Link("Record the discussion", address("discussion_record", about.pk)))
    if file.record:
        links.append(Link("Minutes", address("discussion_minutes", about.pk)))
        links.append(Link("How it was held", address("discussion_quality", about.pk)))
    if file.may_record and file.record:
        links.append(Link("Correct or add to the record", address("discussion_record", about.pk)))
    if file.mine and file.stage is DiscussionStage.CALLED:
        links.append(Link("Change or give my reply", address("invitation_reply", about.pk)))
        links.append(Link("Give my agency’s information", address("contribute", about.pk)))
    return (*links, Link("Arrangements", address("arrangements", about.baby_id)))


def _codes(file: doors.DiscussionFile, codes: dict[str, str]) -> tuple[CodeToRead, ...]:
    if not codes:
        return ()
    teams, phones = {str(one.invitation.pk): one.invitation.team for one in file.invited}, doors.phones_of(file)
    return tuple(
        CodeToRead(teams[key].name, phones.get(teams[key].pk, ""), f"{code[:3]} {code[3:]}")
        for key, code in codes.items()
        if key in teams
    )


def _facts(file: doors.DiscussionFile, now: datetime) -> tuple[KeyFact, ...]:
    about = file.discussion
    chair = f"{about.called_by.full_name}, {about.team.name}"
    place = about.get_held_at_display()
    planned = wording.upper_first(wording.near_moment_text(about.planned_for, now=now))
    join = about.join_details if file.stage is DiscussionStage.CALLED else ""
    return (
        KeyFact("Planned for", planned, asked.moved(file)),
        KeyFact("How", about.get_mode_display(), join),
        KeyFact("Held at", place, about.team.name if about.team.name != place else ""),
        KeyFact("Called by", chair, wording.moment_text(about.called_at)),
        *asked.facts(file),
    )


def _clocks(file: doors.DiscussionFile, now: datetime) -> list[Clock]:
    about, newest = file.discussion, file.record
    if about.baby.ended_as or file.stage is DiscussionStage.CALLED_OFF:
        return []
    held = parts.clock(
        "Hold the discussion",
        "STR-4",
        procedures.due_by(about),
        now=now,
        done_at=newest.started_at if newest else None,
    )
    if newest is None:
        return [held]
    sent = file.circulation.circulated_at if file.circulation else None
    due = procedures.circulation_due_by(newest.ended_at)
    return [held, parts.clock("Send the record round", "STR-5", due, now=now, done_at=sent)]


def _findings(file: doors.DiscussionFile) -> list[FindingView]:
    """What the rules say of the facts as they stand; each can be answered, and none stops anybody."""
    more = (
        Link("Invite them, or say why not", address("discussion_more", file.discussion.pk)) if file.may_record else None
    )
    found = [parts.finding(one, action=more) for one in rules.working_uninvited(doors.working_uninvited(file))]
    found += asked.findings(file)
    if file.stage is DiscussionStage.CALLED_OFF:
        return []
    return found + (_of_record(file) if file.record else _before(file))


def _before(file: doors.DiscussionFile) -> list[FindingView]:
    """Before it is held: of which part of the quorum nobody has said yet that they will come."""
    coming = [
        one.invitation.agency.kind
        for one in file.invited
        if one.reply and one.reply.reply in (Reply.ATTENDING, Reply.DELEGATE)
    ]
    missing = rules.missing_from_quorum(coming)
    if not missing:
        return []
    who = in_words([part.label for part in missing], "or")
    text = f"Nobody from {who} has said yet that they will be there."
    return [FindingView(text, "STR-1", asks="Ring them. An urgent discussion goes ahead, and says why without them.")]


def _of_record(file: doors.DiscussionFile) -> list[FindingView]:
    newest = file.newest
    correct = (
        Link("Add it to the record", address("discussion_record", file.discussion.pk)) if file.may_record else None
    )
    views = []
    not_quorate = rules.quorum(file.places)
    if not_quorate:
        said = bool(newest.not_quorate_reason)
        asks = "" if said else "Write down why, how their information is brought in, and by when."
        views.append(parts.finding(not_quorate, asks=asks, action=None if said else correct))
    for one in (
        rules.enquiry_fits(Threshold(newest.threshold), EnquiryBy(newest.enquiry_by)),
        rules.full_attendance(file.places),
    ):
        views += [parts.finding(one)] if one else []
    open_ones = rules.undecided(procedures.ten_questions(day_of(file.discussion.called_at)).questions, newest.answers)
    if open_ones:
        verb = "has" if len(open_ones) == 1 else "have"
        text = f"{len(open_ones)} of the ten questions {verb} no answer."
        views.append(
            FindingView(
                text, "STR-6", asks="Answer them, or write down that they could not be answered.", action=correct
            )
        )
    return views


def _card(file: doors.DiscussionFile, one: doors.Invited) -> InvitedCard:
    invitation = one.invitation
    who = f"{invitation.worker.full_name}, {invitation.team.name}" if invitation.worker else invitation.team.name
    answer, note = asked.answer(one)
    link = None
    if one.link is not None and file.may_record and one.contribution is None:
        link = Link(
            "Make a new link and code",
            address("discussion_new_link", file.discussion.pk, invitation.pk),
            f"for {invitation.team.name}",
        )
    information = f"Information given {wording.moment_text(one.contribution.given_at)}" if one.contribution else ""
    return InvitedCard(
        invitation.agency.name,
        who,
        invitation.why,
        invitation.rule_code,
        answer,
        note,
        information,
        link,
        asked.withdraw(file, one),
    )


def _information(file: doors.DiscussionFile, given: Any) -> Information:
    texts = procedures.questions_asked(day_of(file.discussion.called_at), by_link=given.by_link)
    texts |= {"patient": "Is this the practice’s patient?"}
    when = wording.moment_text(given.given_at) + (", by one-time link" if given.by_link else "")
    in_order = [code for code in texts if code in given.answers]
    others = [code for code in given.answers if code not in texts]
    answers = tuple(Question(texts.get(code, code), given.answers[code]) for code in (*in_order, *others))
    return Information(given.agency.name, asked.given_by(given), when, answers, asked.letters(file, given))
