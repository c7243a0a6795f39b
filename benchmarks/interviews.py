"""An interview of 200 pages with 5,000 codings by two coders: how long it takes to open, whether it scrolls smoothly.

Beside it stand a bare page behind the same middleware, and the same words with no coding at all.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from argparse import Namespace
from typing import Any

from . import partnership
from .serving import Serving
from .surroundings import ROOT, milliseconds, tell

PAGES, WORDS_TO_A_PAGE, CODINGS, CODES = 200, 450, 5_000, 20
TARGET_MS, SMOOTH_MS = 1_000, 34
LONG, PLAIN = "Measured: 200 pages, 5,000 codings", "Measured: 200 pages, no coding"
STEPS, STEP = 240, 400

STUDY = """
insert into interviews_study (id, title, purpose, unit, target_alpha, destroy_key_on, created_by_id, created_at)
values (gen_random_uuid(), %(title)s, '', 'paragraph', 0.8, '2099-01-01', %(lead)s, now()) returning id
"""
MEMBER = """
insert into interviews_member (id, study_id, worker_id, part, profession, agency_id, added_by_id, added_at)
select gen_random_uuid(), %(study)s, w.id, %(part)s, 'Measured', t.agency_id, %(lead)s, now()
from directory_worker w join directory_team t on t.id = w.team_id where w.id = %(worker)s
"""
TRANSCRIPT = """
insert into interviews_transcript
  (id, study_id, number, title, profession, tier, outside_coders, added_by_id, added_at)
values (gen_random_uuid(), %(study)s, 1, 'Measured', '', 'leader', '[]', %(lead)s, now()) returning id
"""
MASKED = """
insert into interviews_maskedtext (id, study_id, transcript_id, text, made_by_id, made_at)
values (gen_random_uuid(), %(study)s, %(transcript)s, %(text)s, %(lead)s, now())
"""
CODE = """
with made as (insert into interviews_code (id, study_id, number, added_by_id, added_at)
              values (gen_random_uuid(), %(study)s, %(number)s, %(lead)s, now()) returning id)
insert into interviews_codetext
  (id, study_id, code_id, version, name, definition, include, exclude, reason, written_by_id, written_at)
select gen_random_uuid(), %(study)s, made.id, %(number)s, 'Code number ' || %(number)s, 'Measured', '', '', '',
  %(lead)s, now() from made returning code_id
"""
CODING = """
insert into interviews_coding (id, study_id, transcript_id, code_id, coder_id, start, "end", memo, made_at)
values (gen_random_uuid(), %s, %s, %s, %s, %s, %s, '', now())
"""
GIVEN = """
insert into interviews_assignment (id, study_id, transcript_id, coder_id, given_by_id, given_at)
values (gen_random_uuid(), %(study)s, %(transcript)s, %(worker)s, %(lead)s, now())
"""
FINISHED = """
insert into interviews_finished (id, study_id, transcript_id, coder_id, at)
values (gen_random_uuid(), %(study)s, %(transcript)s, %(worker)s, now())
"""
FRAMES = """
async ([steps, step]) => {
  const gaps = []
  let last = await new Promise(requestAnimationFrame)
  for (let n = 0; n < steps; n += 1) {
    window.scrollBy(0, step)
    const now = await new Promise(requestAnimationFrame)
    gaps.push(now - last)
    last = now
  }
  return gaps
}
"""


def measure(chosen: Namespace) -> dict[str, Any]:
    partnership.ensure(chosen.babies)
    ids = {title: _transcript(title, codings) for title, codings in ((LONG, CODINGS), (PLAIN, 0))}
    tell("opened as the web role, in one process without a network")
    inside = subprocess.run(
        [sys.executable, "-m", "benchmarks.interviews"], input=json.dumps({"ids": ids, "times": chosen.times}),
        env=partnership.web_environment(), cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = json.loads(inside.stdout)
    return {
        "pages": PAGES,
        "codings": CODINGS,
        "targets": {"p95_ms": TARGET_MS, "frame_ms": SMOOTH_MS},
        **found,
        "in_a_browser": {title: _scrolled(f"/interview/{where}") for title, where in ids.items()},
        "within_target": found["opened"][LONG]["p95_ms"] < TARGET_MS,
    }


def _text(chance: random.Random) -> str:
    """Paragraphs of 20 to 70 invented words, about as many as 200 pages hold."""
    syllables = ("ba", "lo", "ri", "ten", "mu", "sa", "ko", "ward", "el", "in")
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 3))) for _ in range(600)]
    left, made = PAGES * WORDS_TO_A_PAGE, []
    while left > 0:
        number = chance.randint(20, 70)
        made.append("A: " + " ".join(chance.choices(words, k=number)).capitalize() + ".")
        left -= number
    return "\n".join(made)


def _transcript(title: str, codings: int) -> str:
    """The transcript's id; made once, left as it is after."""
    with partnership.connection().cursor() as cursor:
        cursor.execute("set kith.maintenance = 'on'")
        cursor.execute(
            "select t.id from interviews_transcript t join interviews_study s on s.id = t.study_id where s.title = %s",
            [title],
        )
        known = cursor.fetchone()
        if known:
            return str(known[0])
        tell(f"writing {title}")
        lead, *coders = (_worker(cursor, role) for role in ("quality.lead", "training.lead", "domestic.abuse.adviser"))
        return _write(cursor, title, codings, lead, coders)


def _worker(cursor: Any, role: str) -> str:
    cursor.execute("select id from directory_worker where email = %s", [f"{role}@demo.example"])
    return str(cursor.fetchone()[0])


def _write(cursor: Any, title: str, codings: int, lead: str, coders: list[str]) -> str:
    chance = random.Random(1)
    text = _text(chance)
    said: dict[str, Any] = {"lead": lead, "title": title, "text": text}

    def made(sql: str, **more: Any) -> str:
        cursor.execute(sql, said | more)
        return str(cursor.fetchone()[0]) if " returning " in sql else ""

    said["study"] = made(STUDY)
    for worker, part in ((lead, "lead"), (lead, "keeper"), *((coder, "coder") for coder in coders)):
        made(MEMBER, worker=worker, part=part)
    said["transcript"] = made(TRANSCRIPT)
    made(MASKED)
    codes = [made(CODE, number=number) for number in range(1, CODES + 1)]
    for coder in coders:
        made(GIVEN, worker=coder)
        made(FINISHED, worker=coder)
    rows = []
    for number in range(codings):
        start = chance.randrange(len(text) - 400)
        end = start + chance.randint(15, 400)
        rows.append((said["study"], said["transcript"], chance.choice(codes), coders[number % 2], start, end))
    cursor.executemany(CODING, rows)
    cursor.execute("analyze")
    return str(said["transcript"])


def _scrolled(path: str) -> dict[str, Any]:
    """From asking until the page stands, and the time between frames while it is scrolled."""
    chromium = os.environ.get("KITH_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        return {"not_measured": "there is no Chromium on this machine"}
    from playwright.sync_api import sync_playwright

    with Serving() as serving, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{serving.address}/account/login/")
        page.get_by_role("button", name="Quality lead").click()
        page.wait_for_load_state()
        opened = []
        for _ in range(5):
            page.goto(f"{serving.address}{path}", wait_until="load")
            opened.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") / 1000)
        gaps = page.evaluate(FRAMES, [STEPS, STEP])
        browser.close()
    smooth = sum(gap < SMOOTH_MS for gap in gaps) / len(gaps)
    frames = milliseconds([gap / 1000 for gap in gaps])
    return {"opens": milliseconds(opened), "frames": frames, "frames_in_time": round(smooth, 3)}


def main() -> None:
    wanted = json.load(sys.stdin)
    import django

    django.setup()
    from .inside import bare, client_for, page_figures

    client = client_for("quality.lead")
    opened = {
        title: page_figures(client, f"/interview/{where}", wanted["times"]) for title, where in wanted["ids"].items()
    }
    print(json.dumps({"opened": opened, "bare": bare(wanted["times"])}))


if __name__ == "__main__":
    main()
