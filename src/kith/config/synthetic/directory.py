"""The demonstration's directory: who is on call, who serves where, posts above teams, and who has read their card."""

from datetime import datetime, timedelta

from kith.access.words import Role
from kith.directory.models import Agency, CardRead, Contact, ContactCheck, Deputy, Post, Shift, Team, Worker
from kith.directory.words import AgencyKind, CheckKind, ContactMeans, Duty
from kith.kernel import handbook
from kith.kernel.calendar import end_of
from kith.kernel.clock import day_of

from .demo import PEOPLE

NEW = frozenset({Role.RECEPTIONIST, Role.SONOGRAPHER, Role.HOUSING_OFFICER})
"""They see their role's card when they sign in; everybody else has read theirs."""
ON_CALL = {AgencyKind.PAEDIATRICS: "07700 900 411", AgencyKind.MATERNITY: "07700 900 412"}
NIGHTS = 28
HEADS = {
    AgencyKind.PUBLIC_HEALTH_NURSING: ("Head of public health nursing", "Named nurse", Duty.NAMED_NURSE),
    AgencyKind.MATERNITY: ("Director of midwifery", "Named midwife", Duty.NAMED_MIDWIFE),
    AgencyKind.PAEDIATRICS: ("Clinical director", "Named doctor", Duty.NAMED_DOCTOR),
    AgencyKind.SOCIAL_CARE: ("Director of children’s services", "Head of safeguarding", Duty.SAFEGUARDING_LEAD),
    AgencyKind.POLICE: ("Head of public protection", "Safeguarding inspector", Duty.SAFEGUARDING_LEAD),
}


def scenes(*, at: datetime) -> None:
    """Write it, once."""
    if Post.objects.exists():
        return
    _cards(at)
    for agency in Agency.objects.filter(kind__in=[kind.value for kind in HEADS]):
        _posts(agency, at)
    for kind, number in ON_CALL.items():
        _nights(kind, number, at)
    _doubted(at)


def _cards(at: datetime) -> None:
    people = {one.email: one.role for one in PEOPLE if one.role not in NEW}
    for worker in Worker.objects.filter(email__in=people):
        edition = handbook.current().role_card(worker.role).edition
        CardRead.objects.create(worker=worker, role=worker.role, edition=edition, read_at=at - timedelta(days=30))


def _posts(agency: Agency, at: datetime) -> None:
    """A head, somebody with a safeguarding duty below, and a leader above each team."""
    head, duty_title, duty = HEADS[AgencyKind(agency.kind)]
    here = Worker.objects.filter(team__agency=agency, active_until=None).exclude(role=Role.AGENCY_ADMINISTRATOR.value)
    leaders = [one for one in here.order_by("full_name", "id") if "leader" in one.post_title][:8]
    rows = {"agency": agency, "from_on": day_of(at) - timedelta(days=400), "recorded_at": at}
    top = Post.objects.create(title=head, **rows)
    lead = leaders[0] if leaders else None
    Post.objects.create(title=duty_title, duty=duty.value, holder=lead, reports_to=top, **rows)
    if lead is not None:
        Worker.objects.filter(pk=lead.pk).update(leads_safeguarding=True)
    for leader in leaders[1:]:
        Post.objects.create(title="Team leader", team_id=leader.team_id, holder=leader, reports_to=top, **rows)
    if len(leaders) > 1:
        Deputy.objects.create(
            worker=leaders[0], deputy=leaders[1], from_on=day_of(at) - timedelta(days=60), recorded_at=at
        )


def _nights(kind: AgencyKind, number: str, at: datetime) -> None:
    """From five in the afternoon until nine in the morning, in turn."""
    for team in Team.objects.filter(agency__kind=kind.value).order_by("name", "id")[:4]:
        people = list(Worker.objects.filter(team=team, active_until=None).order_by("full_name", "id")[:4])
        midnight = end_of(day_of(at) - timedelta(days=1))
        for night in range(NIGHTS if people else 0):
            begins = midnight + timedelta(days=night, hours=17)
            Shift.objects.create(
                team=team,
                worker=people[night % len(people)],
                number=number,
                starts_at=begins,
                ends_at=begins + timedelta(hours=16),
                recorded_at=at,
            )


def _doubted(at: datetime) -> None:
    """A midwife found one number of the health visitors wrong, and a letter to a mailbox came back."""
    midwife = Worker.objects.filter(role=Role.MIDWIFE.value, active_until=None).order_by("id").first()
    kept = Contact.objects.filter(team__agency__kind=AgencyKind.PUBLIC_HEALTH_NURSING.value).order_by(
        "team__name", "id"
    )
    phone, mail = (kept.filter(means=means.value).last() for means in (ContactMeans.PHONE, ContactMeans.EMAIL))
    if phone is not None:
        said = "It rings out, and the voice mail is of somebody else"
        ContactCheck.objects.create(
            contact=phone, kind=CheckKind.WRONG.value, words=said, by=midwife, at=at - timedelta(days=2)
        )
    if mail is not None:
        ContactCheck.objects.create(contact=mail, kind=CheckKind.BOUNCED.value, at=at - timedelta(days=5))
