"""Templates keep to their own room and to the design system, and none is left unused."""

import re

from tests.architecture import house

USES = re.compile(r"""(?:extends|import|include|from)\s+["']([a-z_]+)/([\w/.-]+)["']""")


def test_a_template_uses_only_its_own_room_or_design() -> None:
    strays = []
    for path in house.templates():
        room = path.relative_to(house.KITH).parts[0]
        for owner, name in USES.findall(path.read_text()):
            if owner not in {room, "design", "govuk_frontend_jinja"}:
                strays.append(f"{path.name} uses {owner}/{name}")
    assert not strays


def test_no_template_is_unused() -> None:
    python = "\n".join(path.read_text() for path in house.files(tests=False))
    jinja = {path: path.read_text() for path in house.templates()}
    unused = []
    for path in jinja:
        name = str(path.relative_to(next(p for p in path.parents if p.name == "jinja2")))
        elsewhere = python + "".join(text for other, text in jinja.items() if other != path)
        if f'"{name}"' not in elsewhere:
            unused.append(name)
    assert not unused
