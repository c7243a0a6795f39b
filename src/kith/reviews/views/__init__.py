"""The pages of reviews: writing, sign-off, and what is sent out."""

from .published import acknowledge as acknowledge
from .published import briefing as briefing
from .published import briefing_pdf as briefing_pdf
from .published import report as report
from .published import report_agencies as report_agencies
from .published import report_chart as report_chart
from .published import report_docx as report_docx
from .published import report_pdf as report_pdf
from .published import report_send as report_send
from .published import reports as reports
from .sign_off import sign_off as sign_off
from .sign_off import sign_off_ask as sign_off_ask
from .sign_off import sign_off_chart as sign_off_chart
from .sign_off import sign_off_draft as sign_off_draft
from .writing import evidence_link as evidence_link
from .writing import finding as finding
from .writing import finding_write as finding_write
from .writing import review as review
from .writing import reviews as reviews
