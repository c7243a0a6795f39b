"""Every permission in Kith, one line of plain English each."""

from enum import Enum


class Permission(Enum):
    """A thing somebody may do; the value is the sentence shown to people and printed in the grid."""

    # people
    PEOPLE_SEARCH = "Search for a mother, a baby or a carer by name, date of birth or postcode"
    BABY_ADD = "Add a baby, born or unborn, after searching"
    AGENCY_KNOW = "Learn that my agency works with a family and whom in it to speak with, not what the file holds"
    BABY_VIEW = "Open a baby's file and read what agencies hold in it"
    BABY_JOIN = "Say that I am working with this family, and why, to open the baby's file"
    CARER_RECORD = "Record what is known about a man in a baby's life"
    PERSON_MERGE = "Decide that two entries on file are one person, and undo it"
    PERSON_RECORD = "Record names, addresses, contact and needs of an adult in a baby's life, and keep an address back"
    JUSTICE_NUMBERS = "Read and record the police and probation numbers of an adult in a baby's life"
    NOTE_ADD = "Add a worry, a strength or a sighting to a baby's file"
    EVENT_ADD = "Add something that happened to a baby's chronology"
    ENTRY_CORRECT = "Correct an entry of my own agency, or say what it means, by adding to it"
    FILE_RECORD = "Record dates, a birth, an ending, movement or an NHS number in a baby's file"
    MOTHERS_HEALTH = "Read and record the mother's own health in a pregnancy"
    INVOLVEMENT_CHANGE = "Bring somebody to a baby, invite them until a date, hand a baby over, or stop working with it"
    # need to know
    GLASS_BREAK = "Open one file without working with the family, to read, for a short time, with a reason"
    GLASS_REVIEW = "Review somebody else's opening of a file by break-glass"
    SEAL_SET = "Seal a baby's file from some people, or to some people only"
    SEAL_REVIEW = "Read why a file is sealed and whom to ask, review the seal, change its list or lift it"
    # referrals
    REQUEST_MAKE = "Make a request for support"
    OUTCOME_READ = "Read what came of a request you made"
    REQUEST_VIEW = "Read a request for support"
    REQUEST_QUEUE = "See the Front Door's queue"
    REQUEST_DECIDE = "Decide what happens after a request for support"
    REQUEST_REOPEN = "Say what is new about a request that was decided, so that it waits for a decision again"
    INFORMATION_ASK = "Ask an agency for information about a request, for a purpose"
    INFORMATION_REPLY = "Answer what my team is asked about a family, without opening its file"
    MARK_ANSWER = "Say who has looked at a mark on a baby who cannot move, or why a request about it was refused"
    RESOLUTION_START = "Raise a disagreement between professionals about a baby"
    RESOLUTION_VIEW = "Read a disagreement between professionals and where it stands"
    RESOLUTION_RECORD = "Move a disagreement on, or record how it ended, as one who takes part"
    SHARING_DECIDE = "Record a decision not to share"
    LIST_VIEW = "See the list of families that requests were sent to my locality about"
    LIST_ENTER = "Say what becomes of a request on the locality's list"
    CONSULTATION_ASK = "Ask the advice line, without naming a family"
    CONSULTATION_VIEW = "Read a question to the advice line and the advice given"
    CONSULTATION_ADVISE = "Answer a question to the advice line"
    # prebirth
    PATHWAY_VIEW = "Read a pregnancy's pathway, the assessment before birth, the birth plan and what a panel agreed"
    PATHWAY_RECORD = (
        "Record a pregnancy's pathway: steps, the assessment, the birth plan, going home, talks about crying"
    )
    PATHWAY_LIST = "See the list of open pregnancies I work with, and where each stands"
    PANEL_RUN = "Call a locality's pathway panel and see its agenda"
    PANEL_RECORD = "Record what a pathway panel agreed with a family, and that an action was done"
    # safety
    SAFETY_VIEW = "Read a plan to keep a mother and baby safe, a checklist and a MARAC referral"
    SAFETY_RECORD = "Write a plan to keep a mother and baby safe, a checklist, an incident and a MARAC referral"
    SAFETY_NOTIFY = "Send a police notification to midwife, health visitor and GP of a pregnancy or a baby"
    SAFETY_ANSWER = "Read a police notification and say what was done"
    # injuries
    INJURY_VIEW = "Read a record of marks on a baby and what followed"
    INJURY_RECORD = "Record a mark on a baby, what was said about it, and who sees the baby"
    INJURY_CLOSE = (
        "Close a mark as no injury of concern, or look at such a closure, as a registered health professional"
    )
    PHOTOGRAPH_ASK = "Ask medical illustration to photograph a mark, for a limited time"
    PHOTOGRAPH_ADD = "Add photographs of a mark, or take one off that should not be there"
    PHOTOGRAPH_VIEW = "Open a photograph of a mark"
    INJURY_AUDIT = "See every mark that was closed as no injury of concern, without whose it was"
    # strategy
    STRATEGY_CALL = "Call a strategy discussion"
    STRATEGY_VIEW = "Read a strategy discussion"
    STRATEGY_REPLY = "Reply to an invitation to a strategy discussion"
    STRATEGY_CONTRIBUTE = "Give my agency's information to a strategy discussion"
    STRATEGY_RECORD = "Record, decide and circulate a strategy discussion"
    # protection
    PROTECTION_VIEW = "Read an enquiry, a conference and a child protection plan"
    PROTECTION_RECORD = "Record a section 47 enquiry, a conference, a core group, a plan and its visits"
    PROTECTION_DECIDE = "Conclude an enquiry, end a child protection plan and take one on from another area"
    PROTECTION_MEDICAL = "Record a child protection medical"
    PROTECTION_EMERGENCY = "Record police protection or an emergency order, and its end"
    PROTECTION_REPORT = "Give my agency's report to a conference"
    # linkage
    EXTRACT_SEND = "Hand over an extract of my agency's records, to find men and carers who are on file"
    PAIR_REVIEW = "Decide whether somebody in my agency's extract is somebody on file"
    # gathered
    CHRONOLOGY_VIEW = "Read the chronology of a baby"
    CHRONOLOGY_EXPORT = "Take a baby's chronology out of Kith, for a conference, the parents or a court"
    DIRECTORY_VIEW = "Look up agencies, teams and how to reach them"
    DIRECTORY_KEEP = "Keep my agency's people, teams, posts and contacts right, and end a leaver's access"
    CONTACT_CONFIRM = "Say that a contact I keep, or my agency's, is still right, or change it"
    CONTACT_DOUBT = "Say that a number or an address in the directory is wrong"
    DESK_VIEW = "See my own work"
    GUIDANCE_VIEW = "Read the rulebook and role cards"
    # learning
    MEASURES_VIEW = "See measures of practice, with small numbers hidden"
    REVIEW_VIEW = "Read a thematic review in progress"
    REVIEW_EDIT = "Write findings, link evidence and ask for sign-off"
    REVIEW_APPROVE = "Approve or return a review put up for sign-off"
    REPORT_VIEW = "Read a signed-off report and its learning briefing"
    BRIEFING_ACKNOWLEDGE = "Acknowledge a learning briefing for my agency"
    # interviews
    INTERVIEWS_VIEW = "Read the masked transcripts, codebook and results of an interview study I have a part in"
    INTERVIEWS_START = "Start an interview study"
    INTERVIEWS_LEAD = "Bring in transcripts, choose coders, write the codebook and settle differences of a study I lead"
    INTERVIEWS_CODE = "Code a transcript that I was given, apart from its other coders"
    INTERVIEWS_KEY = "Mask a transcript, and read and destroy the key to what was masked"
    # running Kith
    AUDIT_SEE_OPENINGS = "See who has opened, found or been refused a baby's file I work with"
    SYSTEM_HEALTH = "See whether the system is well, without case content"

    @property
    def sentence(self) -> str:
        return self.value


READS_RECORDS: frozenset[Permission] = frozenset(
    {
        Permission.PEOPLE_SEARCH,
        Permission.BABY_ADD,
        Permission.AGENCY_KNOW,
        Permission.BABY_VIEW,
        Permission.INVOLVEMENT_CHANGE,
        Permission.GLASS_BREAK,
        Permission.GLASS_REVIEW,
        Permission.SEAL_SET,
        Permission.SEAL_REVIEW,
        Permission.BABY_JOIN,
        Permission.CARER_RECORD,
        Permission.PERSON_MERGE,
        Permission.PERSON_RECORD,
        Permission.NOTE_ADD,
        Permission.EVENT_ADD,
        Permission.ENTRY_CORRECT,
        Permission.FILE_RECORD,
        Permission.MOTHERS_HEALTH,
        Permission.REQUEST_MAKE,
        Permission.OUTCOME_READ,
        Permission.REQUEST_VIEW,
        Permission.REQUEST_QUEUE,
        Permission.REQUEST_DECIDE,
        Permission.REQUEST_REOPEN,
        Permission.INFORMATION_ASK,
        Permission.INFORMATION_REPLY,
        Permission.MARK_ANSWER,
        Permission.RESOLUTION_START,
        Permission.RESOLUTION_VIEW,
        Permission.RESOLUTION_RECORD,
        Permission.SHARING_DECIDE,
        Permission.LIST_VIEW,
        Permission.LIST_ENTER,
        Permission.CONSULTATION_ASK,
        Permission.CONSULTATION_VIEW,
        Permission.CONSULTATION_ADVISE,
        Permission.PATHWAY_VIEW,
        Permission.PATHWAY_RECORD,
        Permission.PATHWAY_LIST,
        Permission.PANEL_RUN,
        Permission.PANEL_RECORD,
        Permission.SAFETY_VIEW,
        Permission.SAFETY_RECORD,
        Permission.SAFETY_NOTIFY,
        Permission.SAFETY_ANSWER,
        Permission.INJURY_VIEW,
        Permission.INJURY_RECORD,
        Permission.INJURY_CLOSE,
        Permission.PHOTOGRAPH_ASK,
        Permission.PHOTOGRAPH_ADD,
        Permission.PHOTOGRAPH_VIEW,
        Permission.STRATEGY_CALL,
        Permission.STRATEGY_VIEW,
        Permission.STRATEGY_REPLY,
        Permission.STRATEGY_CONTRIBUTE,
        Permission.STRATEGY_RECORD,
        Permission.PROTECTION_VIEW,
        Permission.PROTECTION_RECORD,
        Permission.PROTECTION_DECIDE,
        Permission.PROTECTION_MEDICAL,
        Permission.PROTECTION_EMERGENCY,
        Permission.PROTECTION_REPORT,
        Permission.EXTRACT_SEND,
        Permission.PAIR_REVIEW,
        Permission.CHRONOLOGY_VIEW,
        Permission.CHRONOLOGY_EXPORT,
        Permission.AUDIT_SEE_OPENINGS,
        Permission.INTERVIEWS_KEY,
    }
)
"""Permissions that open somebody's record: they ask for a second factor first."""
