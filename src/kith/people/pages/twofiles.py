"""Two files of one baby: side by side, and what was decided."""

from collections.abc import Iterable

from django.urls import reverse

from kith.design import pages, wording
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people.doors import BabyMerged, TwoFiles

from .merges import MergedPage, SamePage
from .parts import Group, finding_views

FACTS = {
    "name": "Name",
    "date_of_birth": "Date of birth",
    "expected_on": "Expected",
    "sex": "Sex",
    "nhs_number": "NHS number",
    "mother": "Mother",
    "recorded_at": "Put on file",
}


def same_baby_page(form: Form, shown: TwoFiles, queried: Iterable[Finding] = ()) -> SamePage:
    findings = {finding.code: finding for finding in (*shown.findings, *queried)}
    one, other = shown.one, shown.other
    rows = tuple((label, one.values[name] or "–", other.values[name] or "–") for name, label in FACTS.items())
    return SamePage(
        title="Are these two files one baby’s?",
        caption=one.name,
        form=form,
        groups=(Group(("why",), "Your decision"),),
        findings=finding_views(findings.values()),
        keeps="Nothing moves. The first file goes on, both histories are read together, and whoever works with one "
        "file works with both. It can be undone.",
        table=pages.Table("The two files side by side", ("Fact", "Goes on", "Read with it"), rows, caption_hidden=True),
        swap=pages.Link("Let the other file go on instead", reverse("same_baby", args=[other.id, one.id])),
        hidden=(("seen", " ".join(findings)),),
        back=pages.Link("The baby’s page", reverse("baby", args=[one.id])),
        button="They are one baby’s",
    )


def baby_merged_page(form: Form, merged: BabyMerged, queried: Iterable[Finding] = ()) -> MergedPage:
    undone = merged.undone_at
    rows = [
        pages.Row("The file that goes on", merged.kept[1], href=reverse("baby", args=[merged.kept[0]])),
        pages.Row("The file read with it", merged.merged[1], href=reverse("baby", args=[merged.merged[0]])),
        pages.Row("Decided by", f"{merged.by}, {wording.moment_text(merged.at)}"),
        pages.Row("How they know", merged.why),
    ]
    if undone:
        rows.append(pages.Row("Undone by", f"{merged.undone_by}, {wording.moment_text(undone)}"))
        rows.append(pages.Row("Why", merged.undone_why))
    return MergedPage(
        title="Two files again" if undone else "Two files of one baby",
        caption=merged.kept[1],
        form=form,
        groups=(Group(("why",), "Two babies after all?", UNDO),),
        findings=finding_views(queried),
        table=None,
        rows=tuple(rows),
        left=(),
        stands=undone is None,
        back=pages.Link("The baby’s page", reverse("baby", args=[merged.kept[0]])),
        button="They are two babies",
    )


UNDO = (
    "Each file stands alone again. Whoever came to work with a file only because of this stops. What was recorded "
    "since stays in the file it was recorded in."
)
