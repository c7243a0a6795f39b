"""Sets the sign-in library's pages inside the house's own layout and gives its fields the design system's looks."""

import re
from dataclasses import dataclass
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from kith.config.demonstration import RoleChoice, choices
from kith.design.pages import Chrome

register = template.Library()
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


@dataclass(frozen=True)
class AccountPage:
    """A page of the sign-in library, its words already made, inside our layout."""

    title: str
    content: SafeString
    roles: tuple[RoleChoice, ...] = ()


class InHouse(template.Node):
    """Renders what it encloses and hands it to our layout."""

    def __init__(self, nodes: template.NodeList) -> None:
        self.nodes = nodes

    def render(self, context: template.Context) -> str:
        request = context.get("request")
        content = mark_safe(self.nodes.render(context))  # noqa: S308  rendered and escaped by the same engine
        heading = HEADING.search(content)
        title = strip_tags(heading[1]).strip() if heading else "Your account"
        sign_in = getattr(getattr(request, "resolver_match", None), "url_name", "") == "account_login"
        page = AccountPage(title, content, choices() if sign_in else ())
        chrome = getattr(request, "chrome", None) or Chrome()
        return render_to_string("config/account.jinja", {"page": page, "chrome": chrome, "title_prefix": ""}, request)


@register.tag
def in_house(parser: Any, _token: Any) -> InHouse:
    """{% in_house %} … {% end_in_house %}"""
    nodes = parser.parse(("end_in_house",))
    parser.delete_first_token()
    return InHouse(nodes)


@register.filter
def govuk(bound: Any) -> SafeString:
    """The field's own input with the design system's classes and its error and hint announced."""
    kind = getattr(bound.field.widget, "input_type", "text")
    described = [f"{bound.auto_id}-error"] if bound.errors else []
    described += [f"{bound.auto_id}-hint"] if bound.help_text else []
    classes = {"checkbox": "govuk-checkboxes__input", "radio": "govuk-radios__input"}.get(kind, "govuk-input")
    if bound.errors and classes == "govuk-input":
        classes += " govuk-input--error"
    attributes = {"class": classes, "placeholder": ""}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return bound.as_widget(attrs=attributes)


@register.filter
def kind(bound: Any) -> str:
    """The sort of input: text, checkbox, hidden …"""
    return str(getattr(bound.field.widget, "input_type", "text"))
