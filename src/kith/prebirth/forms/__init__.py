"""Forms of this room: they collect words and never save."""

from .pathway import StepMarking as StepMarking
