"""The pages of protection: door, form, action, redirect; or door, page, render."""

from .enquiring import emergency_add as emergency_add
from .enquiring import emergency_end as emergency_end
from .enquiring import enquiry as enquiry
from .enquiring import enquiry_conclude as enquiry_conclude
from .enquiring import enquiry_medical as enquiry_medical
from .enquiring import enquiry_start as enquiry_start
from .enquiring import protection as protection
from .meeting import conference_call as conference_call
from .meeting import core_group_call as core_group_call
from .meeting import meeting as meeting
from .meeting import meeting_move as meeting_move
from .meeting import meeting_record as meeting_record
from .meeting import meeting_report as meeting_report
from .meeting import review_call as review_call
from .meeting import transfer_call as transfer_call
from .planning import plan as plan
from .planning import plan_end as plan_end
from .planning import plan_take_on as plan_take_on
from .planning import plan_write as plan_write
from .planning import team_part_name as team_part_name
from .planning import visit_add as visit_add
from .visiting import link_report as link_report
from .visiting import link_report_done as link_report_done
from .visiting import meeting_report_code as meeting_report_code
from .visiting import meeting_report_link as meeting_report_link
from .visiting import report_link as report_link
