"""What the discussion's page says of before it: whom it is about too, who is not invited, what the rules find."""

from dataclasses import dataclass
from typing import Any

from kith.design import wording
from kith.design.pages import FindingView, KeyFact, Link, Row, Tag
from kith.kernel.clock import day_of
from kith.kernel.text import in_words
from kith.people import doors as people_doors
from kith.strategy import doors, rules
from kith.strategy.doors import procedures
from kith.strategy.words import DiscussionStage, LetterKind, Reply, ScanFound

from . import parts
from .answering import worries_of
from .parts import address

REPLIES: dict[Reply, Tag] = {
    Reply.ATTENDING: Tag("Will be there", "action"),
    Reply.DELEGATE: Tag("Sends a colleague", "action"),
    Reply.WRITTEN: Tag("Sends information"),
    Reply.CANNOT: Tag("Cannot take part", "soon"),
}


def facts(file: doors.DiscussionFile) -> tuple[KeyFact, ...]:
    """Kinds of harm, and the other babies it is about; nothing when there is nothing to say."""
    about, found = file.discussion, []
    worry = [one.label for one in procedures.triggers(day_of(about.called_at)) if one.code in worries_of(about)]
    if worry:
        found.append(KeyFact("About", in_words(worry)))
    if file.others:
        found.append(KeyFact("Also about", in_words([people_doors.name_of(one.other) for one in file.others])))
    if about.emergency_at:
        found.append(KeyFact("Emergency action", wording.moment_text(about.emergency_at)))
    return tuple(found)


def left_out_row(one: Any) -> Row:
    """An agency not invited: why, and what makes up for it."""
    if not one.follow_up:
        return Row(one.agency.name, one.reason)
    by = f" By {wording.day_text(one.follow_up_by)}." if one.follow_up_by else ""
    return Row(one.agency.name, (one.reason, f"Instead: {one.follow_up.rstrip('.')}.{by}"))


def findings(file: doors.DiscussionFile) -> list[FindingView]:
    """Somebody left out without a follow-up, and a discussion planned too late."""
    left = (rules.Left(name=one.agency.name, reason=one.reason, follow_up=one.follow_up) for one in file.not_invited)
    found = [parts.finding(one) for one in rules.brought_in_otherwise(left)] + _unconfirmed(file)
    if file.stage is not DiscussionStage.CALLED:
        return found
    late = rules.planned_in_time(file.discussion.planned_for, procedures.due_by(file.discussion))
    return (
        [parts.finding(late, asks="Can people meet sooner? If not, write why on the record."), *found]
        if late
        else found
    )


def links(file: doors.DiscussionFile) -> list[Link]:
    """What the chair can change before it is held."""
    about, silent = file.discussion, any(one.silent for one in file.invited)
    found = [Link("Remind those who have not answered", address("discussion_remind", about.pk))] if silent else []
    return [
        *found,
        Link("Change the time", address("discussion_reschedule", about.pk)),
        Link("Call it off", address("discussion_call_off", about.pk)),
    ]


def moved(file: doors.DiscussionFile) -> str:
    """What became of the first time."""
    about = file.discussion
    if about.moved_number is None:
        return ""
    if about.called_off:
        return f"Called off: {about.moved_why}"
    return f"Moved from {wording.moment_text(about.first_planned_for)}: {about.moved_why}"


def answer(one: doors.Invited) -> tuple[Tag, str]:
    """The reply in a word, and what goes with it."""
    if one.reply is not None:
        return REPLIES[Reply(one.reply.reply)], _words_of(one.reply)
    if one.contribution is not None:
        return Tag("Sent information", "action"), ""
    if one.earlier_reply is not None:
        earlier = REPLIES[Reply(one.earlier_reply.reply)].text.lower()
        return Tag("Asked again"), f"To the earlier time they said: {earlier}."
    reminded = one.invitation.reminded_at
    note = f"Reminded {wording.moment_text(reminded)}." if reminded else ""
    return Tag(one.link_state.label if one.link_state else "No reply yet"), note


def withdraw(file: doors.DiscussionFile, one: doors.Invited) -> Link | None:
    """Where one invitation can be withdrawn: by the chair, before it is held, until they have given information."""
    invitation = one.invitation
    own = file.mine == invitation and invitation.worker_id is not None
    if not file.may_record or own or one.contribution or file.stage is not DiscussionStage.CALLED:
        return None
    where = address("discussion_withdraw", file.discussion.pk, invitation.pk)
    return Link("Withdraw this invitation", where, f"to {invitation.agency.name}")


def _words_of(reply: Any) -> str:
    """Who comes instead, or what stands in the way: the reason's words, and anything added."""
    labels = dict(procedures.reasons_not_to_come(day_of(reply.replied_at)))
    said = (reply.delegate_name, labels.get(reply.reason_code, ""), reply.reason)
    return ". ".join(words.rstrip(".") for words in said if words)


def _unconfirmed(file: doors.DiscussionFile) -> list[FindingView]:
    """What a practice sent without a clinician who stands by it."""
    sent = (one for one in file.contributions if one.by_link)
    found = (
        rules.confirmed_by_a_clinician(one.agency.name, one.given_by_name, confirmed=one.confirmed) for one in sent
    )
    return [parts.finding(one) for one in found if one]


def given_by(given: Any) -> str:
    """Who gave it, and who prepared it."""
    by = f"{given.given_by_name}, {given.given_by_post}" if given.given_by_post else given.given_by_name
    if not given.prepared_by_name or given.prepared_by_name == given.given_by_name:
        return by
    other = f"{given.prepared_by_name}, {given.prepared_by_post}".rstrip(", ")
    return f"{by}. Prepared by {other}"


@dataclass(frozen=True)
class LetterLine:
    """A letter that came with an agency's information: where to fetch it, unless it is held; and what a scan said."""

    name: str
    link: Link | None
    scanned: str


def letters(file: doors.DiscussionFile, given: Any) -> tuple[LetterLine, ...]:
    """The letters that came with it."""
    return tuple(_letter(file, one) for one in file.letters.get(given.invitation_id, ()))


def _letter(file: doors.DiscussionFile, one: Any) -> LetterLine:
    link = Link(
        f"Download {one.name}",
        address("discussion_letter", file.discussion.pk, one.pk),
        f"{LetterKind(one.kind).label}, {max(1, one.size // 1024)} KB",
    )
    return LetterLine(one.name, link if doors.may_be_fetched(one) else None, _scanned(one))


def _scanned(one: Any) -> str:
    scan = getattr(one, "scan", None)
    if scan is None and doors.may_be_fetched(one):
        return "Not scanned for viruses. Open it only if you expect it."
    if scan is None:
        return "It waits for the virus scan. It can be downloaded once no virus is found."
    if scan.found == ScanFound.CLEAN:
        return f"{ScanFound.CLEAN.label}, {wording.moment_text(scan.scanned_at)}."
    return f"Held back: the virus scanner found something ({scan.what}). Ask the practice for another copy."
