"""The minutes on paper: a tagged PDF, and a Word document with real headings."""

from .pdf import pdf as pdf
from .word import word as word
