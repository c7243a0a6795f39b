"""The words of this room's pages, already formatted."""

from .course import course_page as course_page
from .enquiry import emergency_form as emergency_form
from .enquiry import end_emergency_form as end_emergency_form
from .enquiry import enquiry_page as enquiry_page
from .enquiry import medical_form as medical_form
from .enquiry import outcome_form as outcome_form
from .enquiry import start_form as start_form
from .meeting import meeting_page as meeting_page
from .meeting_forms import call_form as call_form
from .meeting_forms import minutes_conflict as minutes_conflict
from .meeting_forms import minutes_form as minutes_form
from .meeting_forms import move_form as move_form
from .meeting_forms import report_form as report_form
from .plan import plan_page as plan_page
from .plan_forms import end_form as end_form
from .plan_forms import plan_conflict as plan_conflict
from .plan_forms import take_on_form as take_on_form
from .plan_forms import team_form as team_form
from .plan_forms import visit_form as visit_form
from .plan_forms import write_form as write_form
from .visiting import code_to_read_out as code_to_read_out
from .visiting import link_form as link_form
from .visiting import report_code_page as report_code_page
from .visiting import report_kept as report_kept
from .visiting import report_thanks as report_thanks
from .visiting import report_visit_page as report_visit_page
