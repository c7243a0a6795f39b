"""Reviews and reports as words for the screen."""

from .published import acknowledge_page as acknowledge_page
from .published import agencies_page as agencies_page
from .published import briefing_page as briefing_page
from .published import report_page as report_page
from .published import reports_page as reports_page
from .published import send_page as send_page
from .review import conflict_of as conflict_of
from .review import evidence_page as evidence_page
from .review import finding_page as finding_page
from .review import review_page as review_page
from .review import reviews_page as reviews_page
from .review import write_page as write_page
from .sign_off import ask_page as ask_page
from .sign_off import decide_page as decide_page
from .sign_off import draft_page as draft_page
