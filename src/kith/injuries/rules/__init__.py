"""The procedure for a mark on a baby who cannot move. Facts in, the next step and findings out."""

from .closing import closed_by_health as closed_by_health
from .closing import closure_is_read as closure_is_read
from .closing import closure_names_the_record as closure_names_the_record
from .closing import second_clinician_looks as second_clinician_looks
from .closing import second_mark_locks as second_mark_locks
from .marks import colour_says_no_age as colour_says_no_age
from .marks import every_adult_is_asked_about as every_adult_is_asked_about
from .marks import mark_is_described as mark_is_described
from .marks import pictures_by_illustration_only as pictures_by_illustration_only
from .marks import pointers as pointers
from .marks import pointers_call_for_referral as pointers_call_for_referral
from .marks import procedure_applies as procedure_applies
from .parts import Account as Account
from .parts import MarkSeen as MarkSeen
from .parts import Standing as Standing
from .procedure import Next as Next
from .procedure import alarm as alarm
from .procedure import follow_up_survey as follow_up_survey
from .procedure import next_step as next_step
from .procedure import others_refer as others_refer
from .procedure import parents_are_told as parents_are_told
from .procedure import seen_today as seen_today
