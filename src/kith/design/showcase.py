"""Invented examples of every component and state, for the component page."""

from dataclasses import dataclass, field

from django.http import QueryDict

from kith.design import fields, forms
from kith.design.pages import (
    Cell,
    Clock,
    Conflict,
    ConflictRow,
    Contact,
    FindingView,
    KeyFact,
    Link,
    NavItem,
    NextStep,
    PersonCard,
    Row,
    Table,
    Tag,
    Task,
    TimelineEntry,
)

CHANGE = Link("Change", "#", "date of birth")

FACTS = (
    KeyFact("Age", "10 weeks + 3 days", "Born 10 September 2026"),
    KeyFact("Lives with", "Mother and her mother"),
    KeyFact("Health visitor", "Ruth Pascoe", "01632 960 118"),
    KeyFact("Next", "Strategy discussion", "Today at 3pm"),
)
NEXT = NextStep(
    "Join the strategy discussion",
    "A bruise on a baby who cannot move alone. The police, health and social care are invited.",
    Link("Open the discussion", "#"),
    "Today at 3pm",
)
CONTACTS = (
    Contact("Tom Reed", "manager", "Front Door", "01632 960 300", "Until 5pm; after that the emergency duty team"),
    Contact("Dr Anna Field", "paediatrician", "Health"),
)
CLOCKS = (
    Clock(
        "Decision on this request",
        "By 4:30pm on Tuesday",
        "on_time",
        "One working day from when it was sent.",
        "Handbook 2.4",
        "REF-3",
    ),
    Clock(
        "Strategy discussion",
        "Today at 3pm",
        "soon",
        "The same day when a baby who cannot move alone is hurt.",
        "Handbook 5.1",
        "STR-3",
    ),
    Clock(
        "Record sent to everyone",
        "Since yesterday at 5pm",
        "late",
        "Within one working day of the discussion.",
        "Handbook 5.6",
        "STR-4",
    ),
    Clock("Receipt to the referrer", "Sent today at 10:12am", "done"),
)
FINDINGS = (
    FindingView(
        "No paediatrician is invited.",
        "STR-2",
        "A paediatrician is invited when a baby may have been hurt.",
        "Handbook 5.2",
        serious=True,
        asks="You can carry on. Say why, and when you will put it right.",
        action=Link("Invite a paediatrician", "#"),
    ),
    FindingView(
        "The father is not known yet.", "PEO-4", "Every man in the baby’s life is asked about.", "Handbook 1.3"
    ),
)
PEOPLE = (
    PersonCard(
        "Kayleigh Example",
        "Mother",
        (Row("Telephone", "01632 960 201"), Row("Home", "12 Sample Street, Exeter")),
        "#",
        Tag("Knows about this request", "action"),
    ),
    PersonCard(
        "Unknown",
        "Father",
        (Row("Asked", "Mother declined on 3 November"),),
        tag=Tag("Open question", "soon"),
        note="Ask again when you see her alone.",
    ),
    PersonCard(
        "Darren Sample", "Mother’s partner", (Row("Seen with baby", "Twice in November"), Row("Telephone")), "#"
    ),
)
TIMELINE = (
    TimelineEntry(
        "22 November 2026 at 10:12am",
        "Request for support sent",
        "Ruth Pascoe, health visitor",
        "Health",
        "Bruise on the left cheek, about 1 cm.",
    ),
    TimelineEntry(
        "20 November 2026",
        "Missed six-week check",
        "Exe Surgery",
        "GP practice",
        ("No answer by telephone.", "Letter sent."),
    ),
    TimelineEntry("10 September 2026", "Born at 39 weeks + 2 days", "", "Maternity", tag=Tag("From hospital")),
)
ROWS = (
    Row("Name", "Alfie Example"),
    Row("Date of birth", "10 September 2026", CHANGE),
    Row("Address", ("12 Sample Street", "Exeter", "EX4 3LS"), CHANGE),
    Row("Father", "", Link("Add", "#", "father"), missing="Not known yet: an open question"),
)
TASKS = (
    Task("What you saw", "#", "Done", done=True),
    Task("Who is around the baby", "#", "Two questions left", hint="Every man in the baby’s life"),
    Task("Send", "", "When the rest is done"),
)
TABLE = Table(
    "Requests waiting",
    ("Baby", "Sent by", "Waiting", "Stands"),
    (
        (
            Cell("Alfie Example", "#", note="10 weeks"),
            "Health visitor",
            Cell("2 hours", number=True),
            Cell("", tag=Tag("Due soon", "soon")),
        ),
        (
            Cell("Unborn baby of K. Sample", "#", note="31 weeks + 2 days"),
            "Midwife",
            Cell("1 day", number=True),
            Cell("", tag=Tag("Late", "late")),
        ),
    ),
)
CONFLICT = Conflict(
    "Tom Reed",
    "at 2:14pm, while you were writing",
    (
        ConflictRow("Level of need", "Specialist", "Targeted"),
        ConflictRow("Reason", "Bruise on a baby who cannot move alone.", "Mother asked for help with feeding."),
        ConflictRow("Locality", "Exeter", "Exeter"),
    ),
)
NAVIGATION = (NavItem("Summary", "#", True), NavItem("Chronology", "#"), NavItem("People", "#"))


class ExampleForm(forms.Form):
    saw = fields.LongTextField(
        label="What did you see?",
        called="what you saw",
        hint="Use the words that were said, if you can.",
        max_length=500,
        rows=4,
    )
    seen_at = fields.MomentField(
        label="When did you see it?", called="when you saw it", hint="For example, 22 11 2026 at 9:30am"
    )
    born = fields.DateField(label="Date of birth", called="the date of birth", hint="For example, 10 9 2026")
    told = fields.ChoiceField(
        label="Have you told the family?",
        missing="Select whether you have told the family",
        choices=[
            fields.Choice("yes", "Yes"),
            fields.Choice(
                "no", "No", "Only when telling them could put somebody in danger", reveals="why_not", divider="or"
            ),
        ],
    )
    why_not = fields.TextField(label="Why not?", missing="Enter why the family has not been told", max_length=100)
    agencies = fields.ManyChoiceField(
        label="Who else is involved?",
        missing="Select who else is involved",
        choices=[
            ("health", "Health"),
            ("police", "Police"),
            fields.Choice("none", "Nobody else", divider="or", alone=True),
        ],
    )
    team = fields.SelectField(label="Team", called="a team", choices=[("exeter", "Exeter"), ("north", "North Devon")])
    siblings = fields.WholeNumberField(label="Number of brothers and sisters", least=0, most=20)
    email = fields.EmailField(label="Work e-mail", called="a work e-mail address")
    postcode = fields.PostcodeField(label="Postcode", called="the postcode", required=False)
    phone = fields.PhoneField(label="Telephone", called="a telephone number", autocomplete="work tel")
    code = fields.CodeField(label="Code", called="the code", hint="Six digits, sent to you just now")
    photograph = fields.FileField(label="Body map", called="the body map", kinds=("pdf", "png"), required=False)
    confirm = fields.ConfirmField(
        statement="What I have written is true as far as I know", missing="Confirm that what you have written is true"
    )


def mistaken() -> ExampleForm:
    words = (
        "saw=&seen_at-day=31&seen_at-month=2&seen_at-year=2026&seen_at-time=9&born-day=10&born-year=26"
        "&told=no&siblings=many&email=ruth&code=12&postcode=EX"
    )
    return ExampleForm(QueryDict(words))


@dataclass(frozen=True)
class ComponentsPage:
    form: ExampleForm
    title: str = "Components"
    mistaken: ExampleForm = field(default_factory=mistaken)
    breadcrumbs: tuple[Link, ...] = (Link("My work", "/"),)
    next_step: NextStep = NEXT
    contacts: tuple[Contact, ...] = CONTACTS
    facts: tuple[KeyFact, ...] = FACTS
    clocks: tuple[Clock, ...] = CLOCKS
    findings: tuple[FindingView, ...] = FINDINGS
    people: tuple[PersonCard, ...] = PEOPLE
    timeline: tuple[TimelineEntry, ...] = TIMELINE
    rows: tuple[Row, ...] = ROWS
    tasks: tuple[Task, ...] = TASKS
    table: Table = TABLE
    conflict: Conflict = CONFLICT
    navigation: tuple[NavItem, ...] = NAVIGATION
    tags: tuple[Tag, ...] = (Tag("Plain"), Tag("Open", "action"), Tag("Due soon", "soon"), Tag("Late", "late"))


def components_page() -> ComponentsPage:
    notice = "We kept what you wrote today at 9:40am. Carry on where you stopped."
    return ComponentsPage(form=ExampleForm(prefix="new", draft_notice=notice))
