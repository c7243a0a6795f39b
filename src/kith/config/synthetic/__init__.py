"""An invented partnership of any size: seeded, so that the same plan gives the same rows; streamed, so that it fits.

`make.generate(plan, handbook)` yields rows in chunks; `load.load(chunks)` puts them into the database by COPY.
"""
