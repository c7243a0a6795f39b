"""The Jinja environment of every page; settings name it in the OPTIONS of Django's Jinja2 backend."""

from collections.abc import Callable
from dataclasses import is_dataclass
from typing import Any

import jinja2
from django.templatetags.static import static
from django.urls import reverse

from .reading import may_follow

STRICT_NAMES = frozenset({"page", "chrome", "form"})


class LenientForMacrosStrictForPages(jinja2.ChainableUndefined):
    """Lets the design system's macros ask for what nobody gave; fails on a misspelt attribute of our pages.

    A page part is a dataclass; so ``page.titel`` raises, while ``params.hint.text`` stays empty.
    Asking for ``page``, ``chrome`` or ``form`` where there is none fails too.
    """

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = jinja2.utils.missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        ours = is_dataclass(obj) or getattr(obj, "strict_in_templates", False)
        if ours or (obj is jinja2.utils.missing and name in STRICT_NAMES):
            raise exc(f"There is no “{name}” here" if not ours else f"{type(obj).__name__} has no “{name}”")


def url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)


def optional(part: Any, name: str) -> Any:
    """An attribute a page may leave out: ``page | optional("back")``."""
    return getattr(part, name, None)


def environment(**options: Any) -> jinja2.Environment:
    options["loader"] = jinja2.ChoiceLoader(
        [
            options["loader"],
            jinja2.PrefixLoader({"govuk_frontend_jinja": jinja2.PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    options |= {
        "undefined": LenientForMacrosStrictForPages,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.do"],
        "cache_size": -1,
    }
    options["autoescape"] = True
    env = jinja2.Environment(**options)  # noqa: S701  autoescape is set on the line above
    filters: dict[str, Callable[..., Any]] = {"optional": optional}
    env.globals |= {"static": static, "url": url, "may_follow": may_follow}
    env.filters |= filters
    return env
