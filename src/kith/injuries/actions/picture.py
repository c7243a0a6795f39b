"""What becomes of a picture that was brought: decoded, and written anew as a plain JPEG with nothing else in it."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG")
QUALITY = 92
MILLION = 1_000_000
PNG_END = b"IEND\xaeB`\x82"
JOINED = "Something else is joined to the end of this file. Export the picture again, then choose that file"
BROKEN = "The picture cannot be read to its end. Export it again, then choose that file"


class NotAPicture(ValueError):
    """It is not kept; the words say why and what to do."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept, before it is encrypted."""

    jpeg: bytes
    width: int
    height: int


def cleaned(content: bytes, *, most_megapixels: int) -> Picture:
    """Only the pixels: no place, time, camera, thumbnail, profile or text. Raises NotAPicture.

    The size is read from the picture's head and judged before anything is decoded, so that a small file that unpacks
    to a huge picture is refused without unpacking it.
    """
    if _joined(content):
        raise NotAPicture(JOINED)
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(content), formats=FORMATS) as found:
                _judge(found, most_megapixels)
                found.load()
                upright = ImageOps.exif_transpose(found).convert("RGB")
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as huge:
            raise NotAPicture(_too_large(most_megapixels)) from huge
        except NotAPicture:
            raise
        except Exception as broken:  # whatever a decoder raises on a hostile file, the file is refused
            raise NotAPicture(BROKEN) from broken
    plain = Image.frombytes("RGB", upright.size, upright.tobytes())
    kept = BytesIO()
    plain.save(kept, "JPEG", quality=QUALITY, subsampling=0)
    return Picture(kept.getvalue(), *plain.size)


def _judge(found: Image.Image, most_megapixels: int) -> None:
    width, height = found.size
    if width * height > most_megapixels * MILLION:
        raise NotAPicture(_too_large(most_megapixels))
    if getattr(found, "n_frames", 1) > 1:
        raise NotAPicture("The file holds several pictures. Choose a file with one photograph")


def _too_large(most_megapixels: int) -> str:
    return f"The picture must have {most_megapixels} million pixels or fewer. Export a smaller one"


def _joined(content: bytes) -> bool:
    """Whether anything but padding follows the end of a JPEG or PNG: a second file hidden behind the first."""
    if content.startswith(b"\x89PNG"):
        end = content.find(PNG_END)
        return end >= 0 and bool(content[end + len(PNG_END) :].strip(b"\0\r\n "))
    end = _end_of_jpeg(content)
    return end >= 0 and bool(content[end:].strip(b"\0\r\n "))


def _end_of_jpeg(content: bytes) -> int:
    """Where the first JPEG ends; -1 when it does not. Each segment says its length; after a scan the next mark."""
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            at = content.find(b"\xff", at)
            if at < 0:
                return -1
            continue
        mark = content[at + 1]
        if mark in (0x00, 0xFF, 0x01) or 0xD0 <= mark <= 0xD8:
            at += 1 if mark == 0xFF else 2
        elif mark == 0xD9:
            return at + 2
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return at + 2 if content[at : at + 2] == b"\xff\xd9" else -1
