"""What is wrong with a handbook: every mistake at once, each with its file, its key and the reason."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake, where it is and what is wrong with it."""

    file: str
    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.reason}"


class HandbookBroken(ValueError):
    """The handbook cannot be used; the message lists every mistake found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"The handbook has {count} mistake{'' if count == 1 else 's'}:\n{lines}")


class NotInHandbook(LookupError):
    """Nothing of that kind and code is in force on that day."""

    def __init__(self, kind: str, code: str, on: date | None) -> None:
        when = f"in force on {on:%d/%m/%Y}" if on else "in any edition"
        super().__init__(f"The handbook has no {kind.replace('_', ' ')} {code} {when}")


class NoHandbook(RuntimeError):
    """Somebody asked for the handbook before the application said which one is in use."""
