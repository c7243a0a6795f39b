"""./run manage spc: centre, limits and signals of any series, by a named set of rules."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kith.kernel.handbook import NotInHandbook, current
from kith.measures import engine


class Command(BaseCommand):
    help = "Control chart of a CSV (date,value or date,numerator,denominator): centre, limits and signals"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("data", type=Path, help="CSV with date,value or date,numerator,denominator")
        parser.add_argument("--chart", choices=[chart.value for chart in engine.Chart], required=True)
        parser.add_argument("--rules", default="mdc-2024", help="a rule set of the handbook, such as mdc-2024")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *_args: Any, **options: Any) -> None:
        chart = engine.Chart(options["chart"])
        try:
            rules = current().chart_rules(options["rules"])
            points = engine.read(options["data"], chart)
        except NotInHandbook:
            known = ", ".join(each.code for each in current().all_chart_rules())
            raise CommandError(f"There is no rule set {options['rules']!r}. There are: {known}.") from None
        except engine.BadTable as problem:
            raise CommandError(str(problem)) from None
        drawn = engine.lines(chart, points, screen_ranges=rules.screen_ranges)
        found = engine.signals(chart, drawn, rules)
        provisional = sum(value is not None for value in drawn.values) < rules.fewest
        if options["json"]:
            said: dict[str, Any] = {
                "chart": chart,
                "rules": {"code": rules.code, "name": rules.name, "source": rules.source},
            }
            said |= {"dates": [point.when for point in points], **asdict(drawn), "provisional": provisional}
            said |= {"signals": [asdict(signal) for signal in found]}
            self.stdout.write(json.dumps(said))
            return
        self.stdout.write(f"{chart.label}, read by {rules.name} ({rules.code})")
        if provisional:
            self.stdout.write(f"Under {rules.fewest} points: the limits are provisional.")
        for signal in found:
            self.stdout.write(f"{points[signal.index].when}: {signal.rule.label}")
        if not found:
            self.stdout.write("No signal.")
