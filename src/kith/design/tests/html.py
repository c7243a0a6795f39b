"""HTML as a list of what it says, so that two drawings can be compared whatever their line breaks."""

from html.parser import HTMLParser

SPACE_MATTERS = {"textarea", "pre"}


class _Reader(HTMLParser):
    def __init__(self, *, exactly: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.exactly = exactly
        self.said: list[object] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said.append((tag, sorted((name, self._attribute(name, value)) for name, value in attrs)))
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.said.append(f"/{tag}")
        if tag in self.inside:
            while self.inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        words = data if self.exactly and SPACE_MATTERS & set(self.inside) else " ".join(data.split())
        if not words:
            return
        if self.said and isinstance(self.said[-1], str) and self.said[-1].startswith("="):
            self.said[-1] += f" {words}"
        else:
            self.said.append(f"={words}")

    @staticmethod
    def _attribute(name: str, value: str | None) -> str:
        words = (value or "").split()
        return " ".join(sorted(words) if name == "class" else words)


def said(html: str, *, exactly: bool = True) -> list[object]:
    """The tags, sorted attributes and words of some HTML, in order; ``exactly`` keeps the lines inside a textarea."""
    reader = _Reader(exactly=exactly)
    reader.feed(html)
    reader.close()
    return reader.said
