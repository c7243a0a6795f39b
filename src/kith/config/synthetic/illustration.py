"""The demonstration's photographs by medical illustration: drawings of a mark on nobody, with a scale."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFilter

from kith.access.actor import Actor
from kith.injuries import actions
from kith.injuries.models import Injury

SKIN, MARK, INK, CARD = (222, 184, 160), (122, 84, 128), (40, 40, 40), (245, 245, 240)
WIDTH, HEIGHT, STEP = 960, 640, 40
MEGAPIXELS = 1


def drawn() -> bytes:
    """A round mark drawn on a plain ground, with a scale and the words that it is a drawing."""
    ground = Image.new("RGB", (WIDTH, HEIGHT), SKIN)
    blot = Image.new("L", (WIDTH, HEIGHT), 0)
    ImageDraw.Draw(blot).ellipse((390, 210, 560, 350), fill=190)
    ground.paste(Image.new("RGB", (WIDTH, HEIGHT), MARK), mask=blot.filter(ImageFilter.GaussianBlur(18)))
    pen = ImageDraw.Draw(ground)
    pen.rectangle((120, 470, 840, 560), fill=CARD, outline=INK, width=2)
    for number, x in enumerate(range(140, 821, STEP)):
        pen.line((x, 470, x, 500 if number % 5 == 0 else 488), fill=INK, width=2)
    pen.text(
        (140, 515), "A drawing for the demonstration. No baby was photographed. 5 mm a step", fill=INK, font_size=20
    )
    kept = BytesIO()
    ground.save(kept, "JPEG")
    return kept.getvalue()


def photographed(injury: Injury, asks: Actor, takes: Actor, of: Any, at: datetime) -> None:
    """Asked for, and taken an hour later."""
    words = "Mark 1 with a scale, on the children’s assessment unit."
    actions.ask_illustration(injury_id=injury.pk, of=of, words=words, by=asks, at=at)
    said = actions.PhotographSaid(
        picture=actions.cleaned(drawn(), most_megapixels=MEGAPIXELS),
        shows="Mark 1, right upper arm, with a scale",
        taken_at=at + timedelta(minutes=50),
        agreed="The mother, to the paediatrician, on the unit",
    )
    actions.add_photograph(injury_id=injury.pk, said=said, by=takes, at=at + timedelta(hours=1))
