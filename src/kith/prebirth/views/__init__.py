"""The pages of this room: door, form, action, redirect; or door, page, render."""

from .assessment import assessment as assessment
from .assessment import assessment_finish as assessment_finish
from .assessment import assessment_part as assessment_part
from .assessment import what_if as what_if
from .assessment import what_if_answer as what_if_answer
from .birth import birth_plan as birth_plan
from .birth import birth_plan_read as birth_plan_read
from .birth import birth_plan_send as birth_plan_send
from .birth import birth_plan_write as birth_plan_write
from .birth import crying as crying
from .birth import crying_add as crying_add
from .birth import going_home as going_home
from .panel import panel as panel
from .panel import panel_action as panel_action
from .panel import panel_call as panel_call
from .panel import panel_meeting as panel_meeting
from .panel import panel_record as panel_record
from .pathway import pathway as pathway
from .pathway import pathway_small as pathway_small
from .pathway import pathway_step as pathway_step
from .pathway import pathways as pathways
from .register import register as register
from .register import register_enter as register_enter
