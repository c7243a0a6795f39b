"""The report as a page: rendered once at approval and kept as it was."""

from django.template.loader import render_to_string

from .report import Report


def html_of(report: Report, chart_address: str) -> str:
    """The report's HTML, without what stands around a page. `chart_address`: the folder of its pictures."""
    return render_to_string("reviews/report_body.jinja", {"report": report, "chart_address": chart_address})
