"""What other systems know an adult by: as rows, and the form that adds one."""

from collections.abc import Iterable, Sequence

from kith.design import pages
from kith.design.forms import Form
from kith.kernel.findings import Finding
from kith.people.doors import Identifier
from kith.people.words import IdentifierKind

from .parts import FormPage, Group, asked_to_explain, finding_views


def identifier_rows(kinds: Sequence[IdentifierKind], known: Iterable[Identifier]) -> tuple[pages.Row, ...]:
    """One row for each kind that the reader may read, with who said so."""
    by_kind = {one.kind: one for one in known}
    return tuple(
        pages.Row(kind.label, (one.value, _source(one)) if (one := by_kind.get(kind)) else "") for kind in kinds
    )


def _source(one: Identifier) -> str:
    return f"{one.source.label}; {'checked' if one.verified else 'not checked'}"


def identifier_form(form: Form, name: str, back: pages.Link, queried: Iterable[Finding]) -> FormPage:
    findings = tuple(queried)
    return FormPage(
        title="Add a number or a GP practice",
        caption=name,
        form=form,
        groups=asked_to_explain(form, findings, (Group(("kind", "value", "source", "verified")),)),
        findings=finding_views(findings),
        intro=("By this another agency finds the same person. What was recorded before is kept beside it.",),
        back=back,
        button="Save",
    )
