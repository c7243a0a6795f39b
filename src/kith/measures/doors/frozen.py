"""A result as plain data, to be kept as it was on the day, and back again."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from kith.measures.rules import Group, Period
from kith.measures.words import PeriodCode, Status

from .results import MeasureResult


def as_data(result: MeasureResult) -> dict[str, Any]:
    """The result as plain data, to be frozen: states as words, days as ISO dates. `from_data` is its other half."""
    data = asdict(result)
    data["period"] = {
        "code": result.period.code.value,
        "starts_on": result.period.starts_on.isoformat(),
        "ends_on": result.period.ends_on.isoformat(),
    }
    data["computed_at"] = result.computed_at.isoformat()
    data["exclusions"], data["caveats"] = list(result.exclusions), list(result.caveats)
    data["groups"] = [_cell_data(group) for group in result.groups]
    data["total"] = _cell_data(result.total)
    return data


def _cell_data(group: Group) -> dict[str, Any]:
    return {**asdict(group), "status": group.status.value}


def from_data(data: dict[str, Any]) -> MeasureResult:
    """A result that was frozen, as it was."""
    period = data["period"]
    return MeasureResult(
        **{
            **data,
            "exclusions": tuple(data["exclusions"]),
            "caveats": tuple(data["caveats"]),
            "groups": tuple(_cell_from(cell) for cell in data["groups"]),
            "total": _cell_from(data["total"]),
            "computed_at": datetime.fromisoformat(data["computed_at"]),
            "period": Period(
                code=PeriodCode(period["code"]),
                starts_on=date.fromisoformat(period["starts_on"]),
                ends_on=date.fromisoformat(period["ends_on"]),
            ),
        }
    )


def _cell_from(data: dict[str, Any]) -> Group:
    return Group(**{**data, "status": Status(data["status"])})
