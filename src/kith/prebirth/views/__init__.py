"""The pages of this room: door, form, action, redirect; or door, page, render."""

from .pathway import pathway as pathway
from .pathway import pathway_small as pathway_small
from .pathway import pathway_step as pathway_step
from .pathway import pathways as pathways
