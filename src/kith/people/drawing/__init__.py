"""Pictures of a family and of those who work with it: what is drawn, and where. Templates draw it."""

from .genogram import Picture as Picture
from .genogram import genogram as genogram
