"""Fields of words and numbers."""

import re
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.forms.boundfield import BoundField
from markupsafe import Markup

from kith.design import wording
from kith.design.fields.base import Drawn, with_defaults
from kith.design.widgets import OneValue

BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LINES = frozenset("\n\t")
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))


def clean_text(text: str, *, lines: bool) -> str:
    """Trimmed, normalised (NFC), line ends made one kind. Keeps emoji and their joiners.

    Soft hyphens, zero-width spaces and the like come along when words are pasted and mean nothing: they are left out,
    or a name would not be found again.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(UNSEEN)
    text = unicodedata.normalize("NFC", text).strip()
    return text if lines else re.sub(r"[\t ]*\n[\t ]*", " ", text)


def hidden_characters(text: str, *, lines: bool) -> bool:
    """Whether there are control characters, lone surrogates, or characters that turn the reading direction."""
    allowed = LINES if lines else frozenset("\t")
    return any(
        character in BIDI or (unicodedata.category(character) in ("Cc", "Cs") and character not in allowed)
        for character in text
    )


class TextField(Drawn):
    """One line of words. ``width`` is a number of characters (2, 3, 4, 5, 10, 20, 30) or a fraction ("one-half")."""

    widget = OneValue
    lines = False
    input_type = ""
    inputmode = ""
    autocomplete = ""
    spellcheck: bool | None = None

    def __init__(
        self,
        *,
        max_length: int = 200,
        width: int | str = "",
        autocomplete: str = "",
        prefix: str = "",
        suffix: str = "",
        **kwargs: Any,
    ) -> None:
        self.max_length = max_length
        self.width = width
        self.autocomplete = autocomplete or self.autocomplete
        self.affixes = {"prefix": prefix, "suffix": suffix}
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        text = clean_text(str(value or ""), lines=self.lines)
        if hidden_characters(text, lines=self.lines):
            raise self.refuse(
                f"{self.words.name_first} contains hidden characters we cannot keep. Delete it and type it again"
            )
        if len(text) > self.max_length:
            most = wording.number_text(self.max_length)
            raise self.refuse(f"{self.words.name_first} must be {most} characters or fewer", "max_length")
        return self.understand(text) if text else ""

    def understand(self, text: str) -> Any:
        """The value meant by words already clean. Raises what ``refuse`` makes."""
        return text

    def value_text(self, bound: BoundField) -> str:
        value = bound.value()
        return "" if value is None else str(value)

    def own_params(self, bound: BoundField) -> dict[str, Any]:
        width = f"govuk-input--width-{self.width}" if isinstance(self.width, int) else ""
        params: dict[str, Any] = {
            "classes": width or (f"govuk-!-width-{self.width}" if self.width else ""),
            "value": self.value_text(bound) or None,
            "type": self.input_type,
            "inputmode": self.inputmode,
            "autocomplete": self.autocomplete,
        }
        params = {name: value for name, value in params.items() if value}
        params |= {name: {"text": words} for name, words in self.affixes.items() if words}
        return params if self.spellcheck is None else params | {"spellcheck": self.spellcheck}


class LongTextField(TextField):
    """Several lines of words, with a count of the characters left near the end."""

    macro = "govukCharacterCount"
    lines = True

    def __init__(self, *, max_length: int = 4000, rows: int = 6, **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(max_length=max_length, **kwargs)

    def own_params(self, bound: BoundField) -> dict[str, Any]:
        # Line ends are written as references: macros that indent their content would otherwise change the words.
        value = Markup("&#10;").join(self.value_text(bound).replace("\r\n", "\n").split("\n"))
        return {"value": value, "rows": self.rows, "maxlength": self.max_length, "threshold": 75}


class WholeNumberField(TextField):
    """A whole number; spaces and thousands commas are forgiven. ``least`` and ``most`` are inclusive."""

    inputmode = "numeric"

    def __init__(self, *, least: int | None = None, most: int | None = None, **kwargs: Any) -> None:
        self.least, self.most = least, most
        super().__init__(**with_defaults(kwargs, width=5, max_length=20))

    def to_python(self, value: Any) -> Any:
        number = super().to_python(value)
        return None if number == "" else number

    def understand(self, text: str) -> int:
        digits = text.replace(",", "").replace(" ", "")
        if not re.fullmatch(r"[+-]?[0-9]+", digits):
            raise self.refuse(f"{self.words.name_first} must be a whole number, like 7")
        number = int(digits)
        if self.least is not None and number < self.least:
            raise self.refuse(f"{self.words.name_first} must be {wording.number_text(self.least)} or more")
        if self.most is not None and number > self.most:
            raise self.refuse(f"{self.words.name_first} must be {wording.number_text(self.most)} or fewer")
        return number


class EmailField(TextField):
    input_type = "email"
    autocomplete = "email"
    spellcheck = False
    check = EmailValidator()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**with_defaults(kwargs, max_length=254, width="two-thirds"))

    def understand(self, text: str) -> str:
        try:
            self.check(text)
        except ValidationError as error:
            message = f"Enter {self.words.name} in the correct format, like name@example.com"
            raise self.refuse(message) from error
        return text


class PostcodeField(TextField):
    """A United Kingdom postcode, written any way, kept as "EX4 3LS"."""

    autocomplete = "postal-code"
    spellcheck = False
    shape = re.compile(
        r"(GIR0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9]|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRVWXY])"
        r"[0-9][ABD-HJLNP-UW-Z]{2})"
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**with_defaults(kwargs, max_length=20, width=10))

    def understand(self, text: str) -> str:
        tight = re.sub(r"[\s.\-]", "", text).upper()
        if not self.shape.fullmatch(tight):
            raise self.refuse("Enter a full UK postcode, like EX4 3LS")
        return f"{tight[:-3]} {tight[-3:]}"


class PhoneField(TextField):
    """A telephone number, kept as typed but for odd spaces; extensions are allowed."""

    input_type = "tel"
    autocomplete = "tel"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**with_defaults(kwargs, max_length=40, width=20))

    def understand(self, text: str) -> str:
        number, *extension = re.split(r"\s*(?:extension|ext\.?|x)\s*", text, maxsplit=1, flags=re.IGNORECASE)
        digits = re.sub(r"[\s()./\-]", "", number)
        right = re.fullmatch(r"(\+|00)?[0-9]{9,15}", digits) and all(
            part.isascii() and part.isdigit() for part in extension
        )
        if not right:
            raise self.refuse(f"Enter {self.words.name}, like 01632 960 001 or 07700 900 982")
        return " ".join(text.split())


class CodeField(TextField):
    """A one-time code of digits; spaces and dashes are forgiven."""

    inputmode = "numeric"
    autocomplete = "one-time-code"
    spellcheck = False

    def __init__(self, *, digits: int = 6, **kwargs: Any) -> None:
        self.digits = digits
        super().__init__(**with_defaults(kwargs, max_length=40, width=10))

    def understand(self, text: str) -> str:
        code = re.sub(r"[\s\-]", "", text)
        if not re.fullmatch(rf"[0-9]{{{self.digits}}}", code):
            raise self.refuse(
                f"{self.words.name_first} must be {self.digits} digits, like {'123456789'[: self.digits]}"
            )
        return code

    def value_text(self, bound: BoundField) -> str:
        return ""  # a code is never shown again
