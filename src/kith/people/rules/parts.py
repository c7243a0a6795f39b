"""Sources that several rules name."""

INVISIBLE_MEN = "Child Safeguarding Practice Review Panel, The Myth of Invisible Men, 2021"


HANDBOOK = "handbook/england/people.toml"


HOUSE = "Kith: one family, one file"


METRICS = "Kith's proposal, from the partnership's review: every man in the household has been seen"
