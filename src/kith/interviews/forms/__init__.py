"""Words collected about a study. Forms never save."""

from typing import Any

from kith.design import fields, forms
from kith.interviews.words import FileKind, Kind, Outcome, Part, Tier, Unit

LONGEST_NUMBER = 7
TRANSCRIPT_KINDS = ("txt", "docx", "vtt")


class StudyForm(forms.Form):
    title = fields.TextField(label="What is the study called?", called="what the study is called", max_length=200)
    purpose = fields.LongTextField(
        label="What does it ask?", called="what the study asks", max_length=2000, rows=4, required=False
    )
    unit = fields.ChoiceField(
        label="What is agreement counted by?",
        hint="It is printed beside every figure and cannot be changed once the study has begun.",
        choices=Unit,
        missing="Choose paragraph or sentence",
    )
    target = fields.WholeNumberField(
        label="Target of agreement, in hundredths of Krippendorff's alpha",
        hint="Below it, a code is discussed before its results are used. For example, 80.",
        called="the target of agreement",
        least=0,
        most=100,
    )
    destroy_on = fields.DateField(
        label="When is the key to be destroyed?",
        hint="The words as they were said, and what was masked in them, are to be destroyed for good on this day.",
        called="the day the key is to be destroyed",
    )


class MemberForm(forms.Form):
    email = fields.EmailField(label="Their work e-mail", called="their work e-mail")
    part = fields.ChoiceField(label="Their part", choices=Part, missing="Choose their part")


class TranscriptForm(forms.Form):
    title = fields.TextField(
        label="A name for this interview",
        hint="Without the name of anybody, for example: Interview 3, community midwife.",
        called="a name for this interview",
        max_length=200,
    )
    file = fields.FileField(
        label="The transcript", kinds=TRANSCRIPT_KINDS, called="the transcript", required=False, hint="TXT, DOCX or VTT"
    )
    words = fields.LongTextField(
        label="Or paste its words", called="the words of the interview", max_length=150_000, rows=8, required=False
    )
    agency = fields.SelectField(label="Agency of the person spoken with", called="the agency", required=False)
    profession = fields.TextField(label="Their profession", called="their profession", max_length=120, required=False)
    tier = fields.ChoiceField(
        label="Where they work in it",
        choices=tuple(fields.Choice(tier.value, tier.label) for tier in Tier if tier is not Tier.NOT_SAID),
        missing="Choose where they work",
    )

    def __init__(self, *args: Any, agencies: tuple[fields.Choice, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].offer(agencies)


class TakeInForm(forms.Form):
    file = fields.FileField(
        label="The file",
        hint="A REFI-QDA project (QDPX) or codebook (QDC), or a Taguette project exported as SQLITE3.",
        kinds=tuple(kind.value for kind in FileKind),
        most_bytes=50 * fields.files.MEGABYTE,
        called="the file",
    )
    coder = fields.TextField(
        label="Who coded it, where the file does not say?",
        hint="Taguette never says. One name, or what this team is called.",
        called="who coded it",
        max_length=200,
        required=False,
    )
    agency = fields.SelectField(label="Agency of those spoken with", called="the agency", required=False)
    tier = fields.ChoiceField(label="Where they work in it", choices=Tier, missing="Choose where they work")

    def __init__(self, *args: Any, agencies: tuple[fields.Choice, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].offer(agencies)


class MaskForm(forms.Form):
    """What to mask: what the rules found, ticked or not, and what the reader found."""

    found = fields.ManyChoiceField(
        label="What the rules found", hint="Untick what says nothing about who somebody is.", required=False, small=True
    )
    persons = fields.LongTextField(label="Other people", hint="One to a line.", required=False, rows=3)
    places = fields.LongTextField(label="Other places", hint="One to a line.", required=False, rows=3)
    others = fields.LongTextField(label="Other dates", hint="One to a line.", required=False, rows=3)

    def __init__(self, *args: Any, found: tuple[fields.Choice, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["found"].offer(found)

    def chosen(self) -> list[tuple[str, Kind]]:
        """The words to mask with their kinds."""
        picked = [value.partition(":") for value in self.cleaned_data["found"]]
        listed = [(words, Kind(kind)) for kind, _, words in picked]
        for name, kind in (("persons", Kind.PERSON), ("places", Kind.PLACE), ("others", Kind.DATE)):
            lines = (line.strip() for line in self.cleaned_data[name].splitlines())
            listed += [(line[:300], kind) for line in lines if line]
        return listed


class CoverForm(forms.Form):
    words = fields.TextField(
        label="Words to cover",
        hint="They are covered wherever they stand in this interview, without moving any other letter.",
        called="the words to cover",
        max_length=300,
    )


class CodingForm(forms.Form):
    """A passage by its paragraph, and the words in it; selecting words in the interview fills both."""

    paragraph = fields.WholeNumberField(label="Paragraph", called="the paragraph", least=1)
    words = fields.LongTextField(
        label="The words",
        hint="Select them in the interview, or choose a paragraph’s number and cut them here. Empty: the whole of it.",
        called="the words",
        max_length=5000,
        rows=3,
        required=False,
    )
    code = fields.SelectField(label="Code", called="the code")
    memo = fields.LongTextField(
        label="What you thought", max_length=1000, rows=2, called="what you thought", required=False
    )

    def __init__(self, *args: Any, codes: tuple[fields.Choice, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].offer(codes)

    def begins_at(self) -> int | None:
        """How far into the paragraph the selected words begin, in characters; None when nobody selected them."""
        said = str(self.data.get("at", ""))
        return int(said) if said.isascii() and said.isdigit() and len(said) <= LONGEST_NUMBER else None


class CodeForm(forms.Form):
    name = fields.TextField(label="Name of the code", called="the name of the code", max_length=120)
    definition = fields.LongTextField(label="What it means", called="what it means", max_length=2000, rows=3)
    include = fields.LongTextField(
        label="Use it for", max_length=4000, rows=3, called="what it is used for", required=False
    )
    exclude = fields.LongTextField(
        label="Do not use it for", max_length=4000, rows=3, called="what it is not for", required=False
    )
    reason = fields.LongTextField(label="Why this change?", called="why this change", max_length=1000, rows=2)


class ResolveForm(forms.Form):
    outcome = fields.ChoiceField(
        label="What was decided?", choices=Outcome, missing="Choose whether the code applies here"
    )
    reason = fields.LongTextField(
        label="The reason, as a rule for every coder",
        hint="It is written into the codebook under this code. No names.",
        called="the reason",
        max_length=1000,
        rows=3,
    )


class ConfirmForm(forms.Form):
    pass


class AssignForm(forms.Form):
    coders = fields.ManyChoiceField(
        label="Coders", hint="Two or more code it apart, each without seeing the others.", called="at least one coder"
    )

    def __init__(self, *args: Any, coders: tuple[fields.Choice, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coders"].offer(coders)
