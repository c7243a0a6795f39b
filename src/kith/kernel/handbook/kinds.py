"""The kinds of entry a handbook may hold. A table `[[level]]` in a file is a `Level` here, field by field."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kith.kernel.entries import Entry
from kith.kernel.limits import TimeLimit

from . import around, calling, charts, copies, pathway, safety, standards, whom
from .beginnings import Milestone as Milestone
from .beginnings import Mobility as Mobility
from .beginnings import Support as Support
from .calling import Sign as Sign
from .calling import Trigger as Trigger
from .reviews import Focus as Focus
from .reviews import KeyFinding as KeyFinding
from .reviews import Method as Method
from .reviews import Recommendation as Recommendation
from .reviews import Review as Review


class When(StrEnum):
    """The condition under which an agency must be invited."""

    ALWAYS = "always"
    INJURY = "injury"
    UNBORN = "unborn"
    REFERRER = "referrer"
    REGISTERED_GP = "registered_gp"
    INVOLVED = "involved"
    SIBLING = "sibling"
    ADULT = "adult"
    DOCTOR = "doctor"
    SIGN = "sign"

    @property
    def label(self) -> str:
        return {
            "always": "to every strategy discussion",
            "injury": "when there is a mark or injury",
            "unborn": "when the baby is not born yet",
            "referrer": "when it made the request",
            "registered_gp": "when the baby or mother is registered there",
            "involved": "when it already works with the baby",
            "sibling": "when it works with a brother or a sister",
            "adult": "when it knows a parent or a man in contact",
            "doctor": "when a doctor there has seen the baby already",
            "sign": "when one of these facts is known",
        }[self.value]


class Article(StrEnum):
    """Which part of the law a basis for sharing answers to."""

    ARTICLE_6 = "article_6"
    ARTICLE_9 = "article_9"
    CRIMINAL = "criminal"
    CONFIDENTIALITY = "confidentiality"


class ReasonFor(StrEnum):
    """What a listed reason explains."""

    NOT_SEEKING_AGREEMENT = "not_seeking_agreement"
    NOT_TELLING_FAMILY = "not_telling_family"
    NOT_SHARING = "not_sharing"


class Desk(StrEnum):
    """The kind of desk that reads what is sent to a body; "none" is a body that reads no requests."""

    FRONT_DOOR = "front_door"
    LOCALITY = "locality"
    LIST = "list"
    NONE = "none"


class AppliesTo(StrEnum):
    """Whether a route is for babies born, not yet born, or both."""

    ANY = "any"
    BORN = "born"
    UNBORN = "unborn"


class Answer(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    YES_NO_UNKNOWN = "yes_no_unknown"
    ONE_OF = "one_of"
    SOME_OF = "some_of"
    DATE = "date"


@dataclass(frozen=True, kw_only=True)
class DayOff(Entry):
    """A day that does not count as a working day and that the library of bank holidays does not know."""

    day: date
    name: str


@dataclass(frozen=True, kw_only=True)
class Figure(Entry):
    """A number of the procedures that is not a time limit, such as the week a pregnancy is at term."""

    label: str
    amount: int
    unit: str


@dataclass(frozen=True, kw_only=True)
class Switch(Entry):
    """Something the partnership may switch on, such as roles that a law does not ask for yet. Off unless it says so."""

    label: str
    on: bool = False


@dataclass(frozen=True, kw_only=True)
class Level(Entry):
    """A level of need, in plain words."""

    name: str
    plain: str
    looks_like: tuple[str, ...] = ()
    agreement: str

    @property
    def number(self) -> int:
        return int(self.code)


@dataclass(frozen=True, kw_only=True)
class Route(Entry):
    """Where a request at a level of need goes, and who gets a copy."""

    level: str
    applies_to: AppliesTo = AppliesTo.ANY
    destination: str
    goes_to: str
    copies: tuple[str, ...] = ()
    what_happens: str
    agreement: str


@dataclass(frozen=True, kw_only=True)
class InvitationRule(Entry):
    """Who must be invited to a strategy discussion, when, and why.

    `agency` is a kind of agency; empty means whichever agency the condition picks out. `quorum` is the part it fills.
    `signs` are the facts that call for it, when the condition is "sign".
    """

    signs: tuple[str, ...] = ()
    agency: str = ""
    role: str = ""
    label: str
    when: When
    why: str
    quorum: str = ""


@dataclass(frozen=True)
class Option:
    """One answer to choose."""

    code: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Question:
    """One question of a set, with the help a person needs to answer it."""

    code: str
    text: str
    hint: str = ""
    answer: Answer = Answer.LONG_TEXT
    options: tuple[Option, ...] = ()
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class QuestionSet(Entry):
    """The questions of one form or record, in order."""

    title: str
    intro: str = ""
    question: tuple[Question, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.question


@dataclass(frozen=True, kw_only=True)
class Consent(Entry):
    """One of the three things people call consent, kept apart."""

    name: str
    question: str
    plain: str


@dataclass(frozen=True, kw_only=True)
class LawfulBasis(Entry):
    """A basis in law for sharing, in plain words."""

    name: str
    article: Article
    plain: str
    used_by: str
    usual: bool = False


@dataclass(frozen=True, kw_only=True)
class Gateway(Entry):
    """An Act that lets or makes an agency share."""

    name: str
    plain: str


@dataclass(frozen=True, kw_only=True)
class Reason(Entry):
    """A reason a person may choose, always with words of their own beside it."""

    explains: ReasonFor
    says: str


@dataclass(frozen=True, kw_only=True)
class GoldenRule(Entry):
    """A golden rule of information sharing, in our own words."""

    says: str


@dataclass(frozen=True, kw_only=True)
class Outcome(Entry):
    """What may come of a contact, a referral, an enquiry; aligned with the Department for Education's list."""

    of: str
    label: str
    plain: str
    national: str = ""


@dataclass(frozen=True, kw_only=True)
class Listed(Entry):
    """One answer of a national list, such as an ethnic group of the census; `of` names the list."""

    of: str
    label: str
    group: str = ""
    hint: str = ""
    national: str = ""


@dataclass(frozen=True, kw_only=True)
class District(Entry):
    """A district of the area."""

    name: str


@dataclass(frozen=True, kw_only=True)
class Locality(Entry):
    """A locality of early help and social work, with its districts."""

    name: str
    districts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AgencyType(Entry):
    """A kind of agency. `quorum` is the part of a strategy discussion's quorum it can fill."""

    name: str
    plain: str
    quorum: str = ""
    statutory_partner: bool = False


@dataclass(frozen=True, kw_only=True)
class Body(Entry):
    """A body of the partnership: the Front Door, a board, a group, and the desk that reads requests for it."""

    name: str
    plain: str
    short: str = ""
    desk: Desk = Desk.NONE


@dataclass(frozen=True, kw_only=True)
class RoleCard(Entry):
    """What a person in a role does, never does, and whom they tell."""

    title: str
    agency: str
    does: tuple[str, ...]
    never: tuple[str, ...]
    tells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Measure(Entry):
    """A measure: exactly what is counted, of what, and what it cannot show."""

    name: str
    question: str
    numerator: str
    denominator: str
    exclusions: tuple[str, ...]
    period: str
    groups: tuple[str, ...]
    direction: str
    caveats: tuple[str, ...]
    minimum_group: int
    version: int
    topic: str = "Strategy discussions"
    finding: str = ""
    dated: str = "A discussion belongs to the month in which it was held"


@dataclass(frozen=True, kw_only=True)
class MatchWeight(Entry):
    """What agreement of one fact is worth: m and u of Fellegi and Sunter, in parts per million."""

    fact: str
    agrees: str
    label: str
    m: int
    u: int
    by_frequency: bool = False


@dataclass(frozen=True, kw_only=True)
class StartChance(Entry):
    """What batch linkage starts from, by column and level: m, u and two of one household, in parts per million."""

    label: str
    m: int
    u: int
    kin: int


@dataclass(frozen=True, kw_only=True)
class NameSet(Entry):
    """Forms of one name: `kind` is "given" or "family"."""

    kind: str
    names: tuple[str, ...]


KINDS: dict[str, type[Entry]] = {
    "time_limit": TimeLimit,
    "day_off": DayOff,
    "figure": Figure,
    "switch": Switch,
    "milestone": Milestone,
    "mobility": Mobility,
    "support": Support,
    "level": Level,
    "route": Route,
    "invitation": InvitationRule,
    "question_set": QuestionSet,
    "consent": Consent,
    "lawful_basis": LawfulBasis,
    "gateway": Gateway,
    "reason": Reason,
    "golden_rule": GoldenRule,
    "outcome": Outcome,
    "listed": Listed,
    "district": District,
    "locality": Locality,
    "agency_type": AgencyType,
    "body": Body,
    "role_card": RoleCard,
    "measure": Measure,
    "review": Review,
    "match_weight": MatchWeight,
    "name_set": NameSet,
    "start_chance": StartChance,
    **around.KINDS,
    **calling.KINDS,
    **charts.KINDS,
    **copies.KINDS,
    **pathway.KINDS,
    **safety.KINDS,
    **standards.KINDS,
    **whom.KINDS,
}
"""Every table a file may hold and the entry it becomes."""
