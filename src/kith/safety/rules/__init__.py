"""What procedures say of domestic abuse: facts in, findings out. Nothing blocks, and nothing scores a family."""

from .plans import ActionFacts as ActionFacts
from .plans import Post as Post
from .plans import actions_have_owners as actions_have_owners
from .plans import every_case_has_a_plan as every_case_has_a_plan
from .plans import look_again as look_again
from .plans import may_leave as may_leave
from .plans import one_channel_is_open as one_channel_is_open
from .plans import plan_says as plan_says
from .plans import police_notice_is_read as police_notice_is_read
from .plans import shuts_out as shuts_out
from .plans import stays_out_of_a_copy as stays_out_of_a_copy
from .tool import BandFacts as BandFacts
from .tool import advised as advised
from .tool import asked_again as asked_again
from .tool import escalation as escalation
from .tool import judged as judged
from .tool import known_from_the_file as known_from_the_file
from .tool import raising_has_a_reason as raising_has_a_reason
from .tool import repeat as repeat
from .tool import to_marac as to_marac
from .tool import weighs_alone as weighs_alone
