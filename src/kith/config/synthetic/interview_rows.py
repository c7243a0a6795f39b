"""What invented leaders and practitioners said in the demonstration's interviews, and what two coders made of it."""

from dataclasses import dataclass

from kith.directory.words import AgencyKind
from kith.interviews.words import Kind, Tier

K = AgencyKind
HEALTH, MEN, THERE, TOLD, MARKS, WHO = range(6)

CODES: tuple[tuple[str, str, str, str], ...] = (
    (
        "Health at the table",
        "Whether somebody from health takes part in a strategy discussion, and what follows when nobody does.",
        "Being invited, being able to come, being heard, and what was sent instead.",
        "Health being told of the outcome afterwards: that is “Told what became of it”.",
    ),
    (
        "Men asked about",
        "Whether fathers and other men around the baby are asked about, met and written down.",
        "Not asking, and the reason given for it.",
        "Men spoken of as a danger without anything about asking them.",
    ),
    (
        "Said to be in place",
        "A process that the person believes is there and working.",
        "Statements about how things are meant to go.",
        "Examples of how one case went.",
    ),
    (
        "Told what became of it",
        "Whether whoever passed on a worry learns what was done with it.",
        "Silence, a late answer, an answer to somebody else.",
        "",
    ),
    (
        "Marks on a baby who cannot move",
        "What people do when they see a mark or an injury on a baby who does not move about yet.",
        "Doubt about whether to act, and whom to ring.",
        "Injuries of children who walk.",
    ),
    (
        "Finding the right person",
        "How long it takes to reach somebody who can decide, and what stands in the way.",
        "Lists that are out of date; lines that ring out.",
        "",
    ),
)


@dataclass(frozen=True)
class Said:
    """One interview: who spoke, their words, what was masked, and what each coder gave to which words."""

    title: str
    kind: AgencyKind | None
    profession: str
    tier: Tier
    words: str
    masked: tuple[tuple[str, Kind], ...] = ()
    first: tuple[tuple[int, str], ...] = ()
    second: tuple[tuple[int, str], ...] | None = None
    memos: tuple[tuple[str, str], ...] = ()


LEADER = Said(
    title="A leader in health",
    kind=K.MATERNITY,
    profession="Head of midwifery",
    tier=Tier.LEADER,
    words="""Q: How do your midwives take part when there is a strategy discussion about an unborn baby?
A: They are invited, every time. We agreed that with social care in January 2025 and Petra Lowe checks it each quarter.
Q: And do they come?
A: I believe so. If a midwife cannot come she sends a report. That is the process and it works well.
Q: What about the father, or another man in the home?
A: It is on the booking form. They ask about the father at booking, so we have it from week ten.
Q: If a midwife passes on a worry, does she hear what became of it?
A: She does. The letter comes to the unit, and the unit passes it on.
Q: Is there anything you would change?
A: I would like fewer forms. The pathway itself is clear to everybody.""",
    masked=(("Petra Lowe", Kind.PERSON), ("January 2025", Kind.DATE)),
    first=(
        (HEALTH, "They are invited, every time."),
        (THERE, "They are invited, every time."),
        (THERE, "That is the process and it works well."),
        (HEALTH, "If a midwife cannot come she sends a report."),
        (MEN, "They ask about the father at booking"),
        (TOLD, "The letter comes to the unit, and the unit passes it on."),
        (THERE, "The pathway itself is clear to everybody."),
    ),
    second=(
        (HEALTH, "They are invited, every time."),
        (THERE, "I believe so. If a midwife cannot come she sends a report. That is the process and it works well."),
        (MEN, "It is on the booking form. They ask about the father at booking, so we have it from week ten."),
        (THERE, "It is on the booking form."),
        (TOLD, "She does. The letter comes to the unit"),
        (THERE, "The letter comes to the unit, and the unit passes it on."),
        (THERE, "The pathway itself is clear to everybody."),
    ),
    memos=(("That is the process and it works well.", "Told as fact; no case was named. Compare with the midwives."),),
)

MIDWIFE = Said(
    title="A community midwife",
    kind=K.MATERNITY,
    profession="Community midwife",
    tier=Tier.FRONT_LINE,
    words="""Q: When were you last asked to a strategy discussion?
A: In spring. The message came to my mobile at ten past nine for half past nine. I was in a clinic at Willow Surgery.
A: So nobody from health was there. Kirsty Vane rang me in the afternoon and told me what they had decided.
Q: Do you ask about fathers?
A: At booking there is one line. If she says she is on her own, we leave it. I do not ask again.
A: A colleague met one at week thirty who had never been written down anywhere. He had just not been asked.
Q: Do you hear back after you have sent a request to the Front Door?
A: Mostly not. I ring, and ring again. Once I found out from the mother.
Q: And a mark on a baby, at a home visit?
A: You want to be sure first. I would ring my manager, and if she is not there I wait.
A: I know you are not meant to wait.""",
    masked=(("Willow Surgery", Kind.PLACE), ("Kirsty Vane", Kind.PERSON)),
    first=(
        (HEALTH, "The message came to my mobile at ten past nine for half past nine"),
        (HEALTH, "So nobody from health was there."),
        (MEN, "If she says she is on her own, we leave it."),
        (MEN, "He had just not been asked."),
        (TOLD, "Mostly not. I ring, and ring again. Once I found out from the mother."),
        (WHO, "I ring, and ring again."),
        (MARKS, "You want to be sure first."),
        (MARKS, "if she is not there I wait."),
    ),
    second=(
        (HEALTH, "So nobody from health was there."),
        (TOLD, "told me what they had decided"),
        (MEN, "If she says she is on her own, we leave it. I do not ask again."),
        (MEN, "who had never been written down anywhere"),
        (TOLD, "Mostly not."),
        (MARKS, "I would ring my manager, and if she is not there I wait."),
        (WHO, "I would ring my manager, and if she is not there I wait."),
    ),
    memos=(("Mostly not. I ring, and ring again. Once I found out from the mother.", "Quotable, if she agrees."),),
)

SERGEANT = Said(
    title="A police sergeant",
    kind=K.POLICE,
    profession="Sergeant, protecting vulnerable people",
    tier=Tier.MANAGER,
    words="""Q: Who is in the room when you hold a strategy discussion at the Front Door?
A: At the Front Door, everybody. Health sits next to us. It is when it is held out in a locality that we lose them.
A: Out there it is social care and me on the telephone, and the GP gets the minutes a week later.
Q: How do you learn which men are in the home?
A: From our own systems. I look for him before the call, whatever the form says, because the form often says nothing.
Q: Do you tell the person who raised it what you did?
A: We tell social care. Whether the health visitor hears it, I could not say.
Q: A mark on a baby of eight weeks: what should happen?
A: A paediatrician sees the baby that day. We do not wait to see whether it fades. All my team knows that.""",
    first=(
        (HEALTH, "It is when it is held out in a locality that we lose them."),
        (HEALTH, "the GP gets the minutes a week later"),
        (MEN, "I look for him before the call, whatever the form says, because the form often says nothing."),
        (TOLD, "Whether the health visitor hears it, I could not say."),
        (MARKS, "A paediatrician sees the baby that day."),
        (THERE, "All my team knows that."),
    ),
    second=(
        (HEALTH, "Health sits next to us. It is when it is held out in a locality that we lose them."),
        (MEN, "because the form often says nothing"),
        (TOLD, "We tell social care. Whether the health visitor hears it, I could not say."),
        (MARKS, "A paediatrician sees the baby that day. We do not wait to see whether it fades."),
    ),
)

VISITOR = Said(
    title="A health visitor",
    kind=K.PUBLIC_HEALTH_NURSING,
    profession="Health visitor",
    tier=Tier.FRONT_LINE,
    words="""Q: You saw a mark on a baby last winter. What did you do?
A: I thought of it all the way to the car. He could not roll over. I went back in and asked how it had come about.
A: Then I rang the number on our list, and it was a number of somebody who had left.
A: The second number was the switchboard. It was forty minutes before I spoke to somebody who could decide.
Q: Did anybody tell you afterwards what had been found?
A: No. The family told me, in March, at the clinic. I felt foolish in front of them.
Q: Was there a man in the home?
A: There was a pair of boots. I asked whose they were, and that is how I learned of him.
A: There is no question on our form.
Q: What would help?
A: One number that somebody answers. And a place to write him down.""",
    first=(
        (MARKS, "I went back in and asked how it had come about."),
        (WHO, "it was a number of somebody who had left"),
        (WHO, "It was forty minutes before I spoke to somebody who could decide."),
        (TOLD, "No. The family told me, in March, at the clinic."),
        (MEN, "I asked whose they were, and that is how I learned of him."),
        (WHO, "One number that somebody answers."),
        (MEN, "a place to write him down"),
    ),
    second=(
        (MARKS, "I thought of it all the way to the car. He could not roll over. I went back in and asked"),
        (WHO, "Then I rang the number on our list, and it was a number of somebody who had left."),
        (WHO, "The second number was the switchboard. It was forty minutes before I spoke to somebody who could"),
        (TOLD, "The family told me"),
        (MEN, "There is no question on our form."),
        (WHO, "One number that somebody answers."),
    ),
    memos=(
        (
            "I asked whose they were, and that is how I learned of him.",
            "Asked because she was curious, not because a form asked. Good practice to name.",
        ),
    ),
)

WORKER = Said(
    title="A social worker",
    kind=K.SOCIAL_CARE,
    profession="Social worker",
    tier=Tier.FRONT_LINE,
    words="""Q: When you call a strategy discussion, how do you find out who is to be there?
A: I ask the last social worker, if there is one. There is a list on the shared drive and I do not trust it.
A: For health I ring the practice, and the practice says to write. By then the discussion is over.
Q: Do you write down the men?
A: If he is a worry, yes. If he is just there, I am honest with you, not always.
Q: Who tells the person who sent the request?
A: The system sends a letter. I could not tell you to whom. I have never seen one.""",
    masked=(),
    first=(
        (WHO, "There is a list on the shared drive and I do not trust it."),
        (HEALTH, "the practice says to write. By then the discussion is over."),
        (MEN, "If he is just there, I am honest with you, not always."),
        (TOLD, "I could not tell you to whom. I have never seen one."),
    ),
)
"""The first coder has finished it; the second has it to do, and sees nothing of the first's."""

NEW = Said(
    title="A GP, safeguarding lead",
    kind=K.GENERAL_PRACTICE,
    profession="GP",
    tier=Tier.MANAGER,
    words="""Q: How are you asked to a strategy discussion?
A: By an e-mail to the practice, which Moira Kell sees on Mondays and Thursdays. On 4 June 2026 it came on a Friday.
Q: What would you need, to take part?
A: Ten minutes' notice and a number to dial. I cannot drive to Elmbridge Centre.
Q: What do you know of the fathers?
A: If he is our patient, a good deal. Nobody asks. Dr Osric Tane had one on his list for six years.""",
)
"""As it was brought in: nobody has masked it yet."""

CODED = (LEADER, MIDWIFE, SERGEANT, VISITOR)

LAST = "Told what became of it: the answer of a system counts only if the person says who receives it."
"""How the difference about the leader's letter was settled, as a rule for every coder."""
