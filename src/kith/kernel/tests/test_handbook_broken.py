"""A broken handbook: each mistake named with its file, key and reason, and all of them at once."""

from pathlib import Path

import pytest

from kith.kernel import handbook
from kith.kernel.handbook import HandbookBroken

ABOUT = '[about]\nsource = "S"\nedition = "1"\nin_force_from = 2020-01-01\ncertainty = "proposal"\n'
LIMIT = '[[time_limit]]\ncode = "R1"\nlabel = "L"\namount = 1\nunit = "hours"\nclock_starts = "C"\n'
LEVEL = '[[level]]\ncode = "1"\nname = "N"\nplain = "P"\nagreement = "A"\n'
BODY = '[[body]]\ncode = "b"\nname = "B"\nplain = "P"\n'
ROUTE = '[[route]]\ncode = "r"\nlevel = "1"\ndestination = "b"\ngoes_to = "B"\nwhat_happens = "W"\nagreement = "A"\n'
INVITATION = '[[invitation]]\ncode = "i"\nlabel = "L"\nwhen = "always"\nwhy = "W"\n'
CARD = '[[role_card]]\ncode = "gp"\ntitle = "T"\nagency = "gone"\ndoes = []\nnever = []\ntells = []\n'
AGENCY = '[[agency_type]]\ncode = "a"\nname = "N"\nplain = "P"\n'
STEP = '[[milestone]]\ncode = "m"\nlabel = "L"\nweeks_from = 20\nweeks_to = 10\nwhy = "W"\n'
PLACE = '[[locality]]\ncode = "l"\nname = "L"\ndistricts = ["gone"]\n'
MEASURE = (
    '[[measure]]\ncode = "m"\nname = "N"\nquestion = "Q"\nnumerator = "N"\ndenominator = "D"\nexclusions = []\n'
    'period = "quarter"\ngroups = []\ndirection = "D"\ncaveats = []\nminimum_group = 0\nversion = 1\n'
)
QUESTIONS = '[[question_set]]\ncode = "q"\ntitle = "T"\n'
REVIEW = (
    '[[review]]\ncode = "v"\ntitle = "T"\nbody = "B"\nbegan = 2024-01-31\nended = 2023-12-01\ncohort = "C"\n'
    'scope = "S"\npriorities = []\nstands = "S"\n'
    'finding = [{ code = "F1", title = "T", statement = "S", section = "1", measure = "gone" }]\n'
    'recommendation = [{ code = "R1", text = "T", owner = "O", owner_agency = "gone", section = "1", '
    'findings = ["F9"] }]\n'
)


def mistakes(tmp_path: Path, text: str, *, about: str = ABOUT) -> list[str]:
    folder = tmp_path / "england"
    folder.mkdir(exist_ok=True)
    (folder / "a.toml").write_text(about + text)
    with pytest.raises(HandbookBroken) as error:
        handbook.load([folder])
    return [str(problem) for problem in error.value.problems]


ONE_BY_ONE = [
    ("not = [toml", "a.toml: file: is not TOML"),
    ("[[time_limits]]\n", "a.toml: time_limits: is no kind of entry; did you mean time_limit?"),
    ("[time_limit]\n", "a.toml: time_limit: must be written as [[time_limit]]"),
    (LIMIT.replace('label = "L"\n', ""), "time_limit[R1].label: is missing"),
    (LIMIT.replace('"L"', '"  "'), "time_limit[R1].label: is blank"),
    (LIMIT.replace("label", "lable"), "time_limit[R1].lable: is not a known key; did you mean label?"),
    (LIMIT + "zzzz = 1\n", "time_limit[R1].zzzz: is not a known key; known are"),
    (LIMIT.replace("= 1", '= "one"'), "time_limit[R1].amount: 'one' must be a whole number"),
    (LIMIT.replace("= 1", "= true"), "time_limit[R1].amount: True must be a whole number"),
    (LIMIT.replace("= 1", "= 0"), "time_limit[R1].amount: must be at least 1"),
    (LIMIT.replace("hours", "same_day"), "time_limit[R1].amount: must be 0 when the unit is same_day"),
    (LIMIT.replace("hours", "fortnights"), "time_limit[R1].unit: 'fortnights' is not one of hours, working_days"),
    (LIMIT + 'certainty = "sure"\n', "time_limit[R1].certainty: 'sure' is not one of source_read"),
    (LIMIT + 'in_force_from = "2020"\n', "time_limit[R1].in_force_from: '2020' must be a date such as 2026-03-19"),
    (LIMIT + "in_force_from = 2020-01-01T10:00:00\n", "time_limit[R1].in_force_from: datetime.datetime("),
    (LIMIT + "in_force_to = 2019-01-01\n", "time_limit[R1].in_force_to: is before in_force_from"),
    (LIMIT + LIMIT, "time_limit[R1].in_force_from: overlaps another entry of this code (in england/a.toml)"),
    (LEVEL.replace('"1"', '"one"'), "level[one].code: must be the level's number"),
    (LEVEL + 'looks_like = "one"\n', "level[1].looks_like: must be a list"),
    (LEVEL + 'looks_like = ["one", 2]\n', "level[1].looks_like[2]: 2 must be text"),
    (BODY + ROUTE, "route[r].level: '1' is no level of the handbook"),
    (LEVEL + ROUTE, "route[r].destination: 'b' is no body of the handbook"),
    (LEVEL + BODY + ROUTE + 'copies = ["gone"]\n', "route[r].copies: 'gone' is no body of the handbook"),
    (INVITATION + 'agency = "gone"\n', "invitation[i].agency: 'gone' is no agency type of the handbook"),
    (INVITATION + 'role = "gone"\n', "invitation[i].role: 'gone' is no role card of the handbook"),
    (INVITATION + 'quorum = "fire"\n', "invitation[i].quorum: 'fire' is not one of social_care, police, health"),
    (AGENCY + 'quorum = "fire"\n', "agency_type[a].quorum: 'fire' is not one of"),
    (CARD, "role_card[gp].agency: 'gone' is no agency type of the handbook"),
    (STEP, "milestone[m].weeks_to: is before weeks_from"),
    (PLACE, "locality[l].districts: 'gone' is no district of the handbook"),
    (MEASURE, "measure[m].minimum_group: must be at least 1"),
    (QUESTIONS + "question = [1]\n", "question_set[q].question[1]: must be a table"),
    (QUESTIONS + 'question = [{ code = "x", txt = "T" }]\n', "question_set[q].question[x].text: is missing"),
    (
        QUESTIONS + 'question = [{ code = "x", text = "T" }, { code = "x", text = "T" }]\n',
        "question_set[q].question[x]: is there twice",
    ),
    (
        QUESTIONS + 'question = [{ code = "x", text = "T", answer = "one_of" }]\n',
        "question_set[q].question[x].options: needs options to choose from",
    ),
    (
        QUESTIONS + 'question = [{ code = "x", text = "T", options = [{ code = "o", label = "O" }] }]\n',
        "question_set[q].question[x].options: has options nobody can choose",
    ),
    (REVIEW, "review[v].ended: is before began"),
    (REVIEW, "review[v].finding[F1].measure: 'gone' is no measure of the handbook"),
    (REVIEW, "review[v].recommendation[R1].owner_agency: 'gone' is no agency type of the handbook"),
    (REVIEW, "review[v].recommendation[R1].findings: F9 is not a finding of this review"),
]


@pytest.mark.parametrize(("text", "mistake"), ONE_BY_ONE)
def test_each_mistake_is_named(tmp_path: Path, text: str, mistake: str):
    assert any(mistake in line for line in mistakes(tmp_path, text)), mistakes(tmp_path, text)


@pytest.mark.parametrize(
    ("about", "mistake"),
    [
        ("about = 3\n", "england/a.toml: about: must be a table"),
        (ABOUT + 'sauce = "S"\n', "england/a.toml: about.sauce: is not a known key; did you mean source?"),
    ],
)
def test_mistakes_in_what_a_file_says_about_itself(tmp_path: Path, about: str, mistake: str):
    assert mistake in mistakes(tmp_path, "", about=about)


def test_where_an_entry_comes_from_cannot_be_left_out(tmp_path: Path):
    lines = mistakes(tmp_path, LIMIT, about="")
    assert [line.rsplit(".", 1)[1] for line in lines] == [
        "edition: is missing",
        "in_force_from: is missing",
        "source: is missing",
    ]


def test_an_entry_without_a_code_is_named_by_its_number(tmp_path: Path):
    assert "england/a.toml: time_limit[number 1].code: is missing" in mistakes(
        tmp_path, LIMIT.replace('code = "R1"\n', "")
    )


def test_all_mistakes_come_at_once_with_their_files(tmp_path: Path):
    folder = tmp_path / "england"
    folder.mkdir()
    (folder / "one.toml").write_text(ABOUT + LIMIT.replace("= 1", "= 0"))
    (folder / "two.toml").write_text(ABOUT + STEP + PLACE)
    with pytest.raises(HandbookBroken) as error:
        handbook.load([folder, tmp_path / "gone"])
    assert str(error.value).startswith("The handbook has 4 mistakes:\n")
    assert [problem.file for problem in error.value.problems] == [
        "england/one.toml",
        "england/two.toml",
        "england/two.toml",
        "gone",
    ]


def test_an_empty_folder_is_a_mistake(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(HandbookBroken, match="empty: folder: the folder holds no TOML file"):
        handbook.load([tmp_path / "empty"])
