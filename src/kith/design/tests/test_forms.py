"""Forms: nothing typed is lost, what is hidden is not asked, the summary leads to the mistake."""

from datetime import date
from html import unescape

import pytest
from django.http import QueryDict
from django.template import engines
from django.utils.datastructures import MultiValueDict

from kith.design import fields, forms

WORDS = "First line\n  indented “quoted” <b> & two\n\nlast"


class Tell(forms.Form):
    told = fields.ChoiceField(
        label="Have you told the family?",
        choices=[("yes", "Yes"), fields.Choice("no", "No", reveals="why_not")],
    )
    why_not = fields.LongTextField(label="Why not?", missing="Enter why not")
    born = fields.DateField(label="Date of birth")


def drawn(form, source="{{ forms.form_start(form, '') }}{{ forms.fields(form) }}{{ forms.form_end(form) }}"):
    engine = next(engine for engine in engines.all() if "jinja2" in type(engine).__module__)
    return engine.env.from_string('{% import "design/forms.jinja" as forms %}' + source).render(form=form)


def test_what_a_choice_reveals_is_asked_only_when_it_was_chosen():
    assert Tell(QueryDict("told=no")).errors["why_not"] == ["Enter why not"]
    assert "why_not" not in Tell(QueryDict("told=yes")).errors
    assert "why_not" not in Tell(QueryDict("")).errors


def test_words_under_a_choice_that_was_not_made_are_not_kept():
    form = Tell(QueryDict("told=yes&why_not=afraid&born-day=1&born-month=2&born-year=2026"))
    assert form.is_valid()
    assert form.cleaned_data == {"told": "yes", "why_not": "", "born": date(2026, 2, 1)}


def test_the_summary_leads_to_each_mistake_in_order():
    summary = Tell(QueryDict("told=no&born-day=1&born-year=2026")).error_summary()
    assert summary["errorList"] == [
        {"text": "Enter why not", "href": "#id_why_not"},
        {"text": "Date of birth must include a month", "href": "#id_born-month"},
    ]
    assert Tell().error_summary() is None


def test_every_link_of_the_summary_has_its_target_on_the_page():
    form = Tell(QueryDict("told=no&born-day=1&born-year=2026"), prefix="mother")
    html = drawn(form)
    for error in form.error_summary()["errorList"]:
        assert f'id="{error["href"][1:]}"' in html


def test_what_was_typed_is_shown_again_verbatim():
    html = drawn(Tell(MultiValueDict({"born-day": ["31"], "born-month": [" Febtober "], "born-year": ['"><b>']})))
    assert 'value=" Febtober "' in html
    assert 'value="&#34;&gt;&lt;b&gt;"' in html


@pytest.mark.parametrize("how", ["bound", "entered"])
def test_lines_under_a_choice_are_not_indented(how):
    data = MultiValueDict({"told": ["no"], "why_not": [WORDS.replace("\n", "\r\n")]})
    form = Tell(data) if how == "bound" else Tell(entered=data)
    html = drawn(form)
    inside = html.split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0]
    assert "\n" not in inside
    assert unescape(inside) == WORDS


def test_a_draft_is_shown_without_being_judged():
    form = Tell(entered=MultiValueDict({"told": ["no"], "born-day": ["31"], "born-month": ["2"]}))
    html = drawn(form)
    assert not form.is_bound
    assert "error" not in html
    assert 'value="31"' in html
    assert 'value="no" checked' in html


def test_what_a_draft_does_not_hold_comes_from_initial():
    form = Tell(entered=MultiValueDict({"told": ["no"]}), initial={"born": date(2026, 3, 1), "told": "yes"})
    assert form.value_of("told") == "no"
    assert 'value="2026"' in drawn(form)


def test_the_form_carries_its_draft_and_says_where_it_saves():
    html = drawn(Tell(draft_token="a&b", autosave_url="/drafts/save"))
    assert '<input type="hidden" name="draft" value="a&amp;b">' in html
    assert 'data-autosave-url="/drafts/save"' in html
    assert "novalidate" in html
    assert 'role="status"' in html
    assert Tell({"draft": "kept"}).draft_token == "kept"


def test_a_form_with_a_file_says_so():
    class Bring(forms.Form):
        map = fields.FileField(label="Body map", kinds=("pdf",))

    assert 'enctype="multipart/form-data"' in drawn(Bring())
    assert "enctype" not in drawn(Tell())


def test_clean_methods_work_and_a_code_is_never_shown_again():
    class Enter(forms.Form):
        code = fields.CodeField(label="Code")

        def clean_code(self):
            return self.cleaned_data["code"][::-1]

        def clean(self):
            self.add_error(None, "This link is no longer open. Ask for a new one")

    form = Enter({"code": "123456"})
    assert form.error_summary()["errorList"] == [{"text": "This link is no longer open. Ask for a new one"}]
    assert form.cleaned_data["code"] == "654321"
    assert "123456" not in drawn(form)


def test_a_misspelt_attribute_of_a_form_fails():
    with pytest.raises(Exception, match="Tell has no “feilds”"):
        drawn(Tell(), "{{ form.feilds }}")
