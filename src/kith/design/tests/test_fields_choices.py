"""Fields that choose: what was not offered is refused."""

from enum import StrEnum

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from kith.design import fields, forms


def refusal(field, value):
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value.messages[0]


class Level(StrEnum):
    UNIVERSAL = "universal"
    SPECIALIST = "specialist"

    @property
    def label(self):
        return self.value.capitalize()


RADIOS = fields.ChoiceField(label="Level of need", called="a level of need", choices=Level)
BOXES = fields.ManyChoiceField(
    label="Who else is involved?",
    missing="Select who else is involved",
    choices=[("health", "Health"), ("police", "Police"), fields.Choice("none", "Nobody else", alone=True)],
)
LIST = fields.SelectField(label="Team", called="a team", choices=[("exeter", "Exeter")])


def test_nothing_chosen():
    assert refusal(RADIOS, None) == "Select a level of need"
    assert refusal(BOXES, []) == "Select who else is involved"
    assert refusal(LIST, "") == "Select a team"


def test_something_not_offered():
    assert refusal(RADIOS, "universal' or 1=1") == "Select a level of need from the list"
    assert refusal(BOXES, ["health", "army"]) == "Select who else is involved from the list"
    assert refusal(LIST, "EXETER") == "Select a team from the list"


def test_nobody_together_with_somebody():
    assert refusal(BOXES, ["none", "police"]) == "Select who else is involved, or select “Nobody else”"


def test_choices_are_given_as_strings_in_the_order_offered():
    assert RADIOS.clean("specialist") == "specialist"
    assert BOXES.clean(["police", "health"]) == ("health", "police")
    assert BOXES.clean(["none"]) == ("none",)
    assert LIST.clean("exeter") == "exeter"


def test_optional_choices_give_nothing():
    assert fields.ChoiceField(label="Level", choices=Level, required=False).clean(None) == ""
    assert fields.ManyChoiceField(label="Who", choices=Level, required=False).clean([]) == ()
    assert fields.SelectField(label="Team", choices=Level, required=False).clean("") == ""


def test_choices_may_be_asked_for_each_form_and_set_for_one():
    offered = [("a", "A")]

    class Ask(forms.Form):
        team = fields.SelectField(label="Team", choices=lambda: offered)

    assert Ask({"team": "a"}).is_valid()
    offered.append(("b", "B"))
    assert Ask({"team": "b"}).is_valid()
    one = Ask({"team": "c"})
    one.fields["team"].offer([("c", "C")])
    assert one.is_valid()
    assert not Ask({"team": "c"}).is_valid()


def test_several_boxes_come_from_a_draft_as_from_a_form():
    class Ask(forms.Form):
        who = BOXES

    def cleaned(form):
        assert form.is_valid()
        return form.cleaned_data["who"]

    assert cleaned(Ask(QueryDict("who=health&who=police"))) == ("health", "police")
    assert cleaned(Ask({"who": ["health"]})) == ("health",)
    assert cleaned(Ask({"who": "health"})) == ("health",)


def test_a_confirmation_must_be_ticked():
    field = fields.ConfirmField(statement="I have told the family")
    assert refusal(field, None) == "Tick to confirm: I have told the family"
    assert refusal(field, "no") == "Tick to confirm: I have told the family"
    assert field.clean("yes") is True
    assert fields.ConfirmField(statement="Keep me told", required=False).clean(None) is False


FILE = fields.FileField(label="Body map", called="the body map", kinds=("pdf", "png"), most_bytes=1024 * 1024)


def sent(name, content=b"%PDF-1.7 map"):
    return SimpleUploadedFile(name, content)


def test_files_that_are_refused():
    assert refusal(FILE, None) == "Choose the body map"
    assert refusal(FILE, sent("map.exe")) == "The body map must be a PDF or PNG file"
    assert refusal(FILE, sent("map.pdf", b"")) == "The file is empty. Choose another file"
    assert refusal(FILE, sent("map.pdf", b"%PDF-" + b"x" * 1024 * 1024)) == "The file must be smaller than 1 MB"
    assert refusal(FILE, sent("map.pdf", b"MZ not a pdf")) == "The file is not a PDF file inside. Choose another file"
    assert refusal(FILE, sent("m\u202efdp.exe.pdf")).startswith("Give the file a plain name")


def test_a_file_that_is_kept():
    assert FILE.clean(sent("map.PDF")).name == "map.PDF"
    assert fields.FileField(label="Map", kinds=("pdf",), required=False).clean(None) is None
