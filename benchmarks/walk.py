"""The pages of the first walk, in its order: who opens which."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page by the name of its address; `ids` are the subjects that its address needs, in order."""

    step: str
    role: str
    name: str
    ids: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    typed: tuple[tuple[str, str], ...] = ()
    """What is typed into the page's form and sent; empty for a page that is only opened."""
    after_search: bool = False
    """Only somebody who has just searched may open it."""


HV, FD, LM, QL = "health.visitor", "front.door.manager", "locality.manager", "quality.lead"
PAGES: tuple[Page, ...] = (
    Page("sign-in", "", "account_login"),
    Page("1 desk", HV, "desk"),
    Page("1 search", HV, "people_search"),
    Page("1 search, found", HV, "people_search", typed=(("name", "{name}"),)),
    Page("1 add the mother", HV, "mother_add", after_search=True),
    Page("1 add the baby", HV, "baby_add", ("mother",), after_search=True),
    Page("1 every man", HV, "carers", ("baby",)),
    Page("1 a man", HV, "carer_record", ("baby", "carer")),
    Page("1 a note", HV, "note_add", ("baby",)),
    Page("2 request, first page", HV, "request_step", ("baby",), ("saw",)),
    Page("2 receipt", HV, "request_receipt", ("request",)),
    Page("3 queue", FD, "queue"),
    Page("3 the request", FD, "request", ("waiting_request",)),
    Page("3 decide", FD, "request_decide", ("waiting_request",)),
    Page("4 call a discussion", FD, "discussion_call", ("waiting_baby",)),
    Page("4 the discussion", FD, "discussion", ("discussion",)),
    Page("4 contribute", HV, "contribute", ("discussion",)),
    Page("4 record", FD, "discussion_record", ("discussion",)),
    Page("4 circulate", LM, "discussion_circulate", ("held_discussion",)),
    Page("5 the baby's page", HV, "baby", ("baby",)),
    Page("5 chronology", HV, "chronology", ("baby",)),
    Page("6 measures", QL, "measures"),
    Page("6 one measure", QL, "measure", (), ("sd_quality",)),
    Page("6 reviews", QL, "reviews"),
    Page("6 the review", QL, "review", ("review",)),
    Page("6 reports", QL, "reports"),
    Page("rulebook", HV, "rulebook"),
    Page("my role", HV, "role_card"),
)


def address(page: Page, subjects: dict[str, str]) -> str | None:
    """The page's address; None when this partnership has no subject for it."""
    from django.urls import NoReverseMatch, reverse

    if any(name not in subjects for name in page.ids):
        return None
    try:
        return reverse(page.name, args=[*(subjects[name] for name in page.ids), *page.more])
    except NoReverseMatch:
        return None
