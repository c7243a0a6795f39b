"""What the procedures say about finding a family, adding a baby, and the men in the baby's life."""

from .files import baby_is_under_the_upper_age as baby_is_under_the_upper_age
from .files import mother_is_old_enough as mother_is_old_enough
from .files import nothing_happens_before_conception as nothing_happens_before_conception
from .files import one_pregnancy_has_one_file as one_pregnancy_has_one_file
from .files import opening_by_claim_has_a_reason as opening_by_claim_has_a_reason
from .men import ManFacts as ManFacts
from .men import a_gap_has_a_next_step as a_gap_has_a_next_step
from .men import every_baby_has_a_place_for_the_father as every_baby_has_a_place_for_the_father
from .men import what_is_known_has_a_source as what_is_known_has_a_source
from .parts import HANDBOOK as HANDBOOK
from .parts import HOUSE as HOUSE
from .parts import INVISIBLE_MEN as INVISIBLE_MEN
from .search import Identity as Identity
from .search import SearchFacts as SearchFacts
from .search import may_be_the_same_person as may_be_the_same_person
from .search import search_comes_before_adding as search_comes_before_adding
from .search import search_is_for_one_person as search_is_for_one_person
from .sightings import SightingFacts as SightingFacts
from .sightings import a_baby_is_seen_after_birth as a_baby_is_seen_after_birth
from .sightings import a_baby_who_cannot_move_is_seen_undressed as a_baby_who_cannot_move_is_seen_undressed
from .sightings import age_in_months as age_in_months
from .sightings import cannot_move as cannot_move
from .sightings import somebody_has_seen_the_baby_awake_and_undressed as somebody_has_seen_the_baby_awake_and_undressed
from .sightings import somebody_has_seen_where_the_baby_sleeps as somebody_has_seen_where_the_baby_sleeps
from .sightings import the_record_says_what_the_day_was_like as the_record_says_what_the_day_was_like
