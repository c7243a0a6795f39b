"""What invented workers wrote: short, plain, about nobody. `{weeks}` and the like are filled in where they are used."""

SIGHTINGS: tuple[str, ...] = (
    "Seen at home with mother. Awake, alert and feeding well. Weight following the line.",
    "Seen at clinic with mother. Settled, good tone, no marks seen when undressed for weighing.",
    "Seen at home with both parents. Father held and fed the baby throughout.",
    "Seen asleep in own cot, on the back, feet to foot. Room warm, no loose bedding.",
    "Seen at the Family Hub with mother and grandmother. Smiling and following faces.",
    "Seen at home. Mother tired; baby well. Talked through crying and who she can ring at night.",
    "Seen at the practice for immunisations. Mother attentive and comforted the baby quickly.",
    "Seen at home. Undressed and weighed; skin clear. Mother's partner at work, not seen.",
)

BIRTH_VISIT = (
    "New birth visit at home. Baby undressed, examined and weighed. Safer sleep and coping with crying discussed."
)
ANTENATAL = "Antenatal visit at home. Sleeping place ready. Who lives in the home and who will help was asked about."

STRENGTHS: tuple[str, ...] = (
    "Mother asks for help early and takes up what is offered.",
    "Grandmother stays two nights a week and knows the baby's routine.",
    "Father has come to every appointment and does the night feeds at weekends.",
    "Home is warm and clean, with everything the baby needs.",
    "Mother reads the baby's cues well and responds gently.",
    "Both parents came to the sessions at the Family Hub.",
    "Mother has kept up with her own treatment and says it helps.",
    "The family told us about the argument themselves and wanted support.",
)

WORRIES: tuple[str, ...] = (
    "Mother says she is not sleeping and cries most days.",
    "Two appointments missed this month and no answer at the door.",
    "A man answered the door and would not say who he was.",
    "Neighbours heard shouting at night; the baby was in the flat.",
    "Strong smell of cannabis in the room where the baby sleeps.",
    "Weight has crossed one line downwards since the last visit.",
    "Mother's partner spoke over her and would not leave the room.",
    "The family sleeps in one room of a shared house, third move since spring.",
    "Mother did not want to say who the father is and looked frightened when asked.",
    "Baby was dirty and hungry on arrival, and settled as soon as fed.",
)

SEEN_INJURY: tuple[str, ...] = (
    "A blue-grey bruise on the left cheek, about one centimetre across, seen when the baby was undressed.",
    "Two small round bruises on the right upper arm. The baby is not rolling yet.",
    "A scratch and a swollen lip. Mother said he did it with his rattle.",
    "A mark on the back, the shape of an oval, yellow at the edge.",
    "A red line behind the ear and a small bruise on the ear itself.",
)

SEEN_WORRY: tuple[str, ...] = (
    "Mother arrived late and asked not to go home. She said her partner had thrown a chair while she held the baby.",
    "The baby was alone in the flat for some minutes when I came; a neighbour was said to be listening out.",
    "Mother was hard to wake at eleven in the morning. The baby was in a bouncer, wet and hungry.",
    "Third missed weigh-in. On the phone mother said they had moved again and gave no address.",
    "Father shouted at the baby to stop crying and left the room. Mother said this happens most evenings.",
    "Mother told me she has stopped her medicine and hears her name called at night.",
    "Police attended an argument at the address at two in the morning. The baby was upstairs.",
    "The baby's weight has fallen two lines since six weeks; feeds are being watered down to last.",
)

SEEN_UNBORN: tuple[str, ...] = (
    "Booked late, at {weeks} weeks. Two older children live elsewhere and she would not say why.",
    "At {weeks} weeks she told the midwife that her partner pushed her on the stairs.",
    "At {weeks} weeks, using heroin most days and wanting help to stop before the baby comes.",
    "Seventeen and at {weeks} weeks, staying on friends' sofas since her mother asked her to leave.",
    "At {weeks} weeks the partner was named by probation as a risk to small children.",
)

WHY_WORRIED: tuple[str, ...] = (
    "A baby of this age cannot do this alone, and the account changed while I was there.",
    "There is nobody else in the home at night, and she says she is frightened.",
    "What has been agreed before has not held, and the baby cannot wait.",
    "I do not know who lives there. The people who might protect the baby have not been spoken to.",
    "It is the third worry in two months, and each time something else explains it.",
    "The baby depends on others for everything, and those others are struggling themselves.",
)

SAFE_NOW: tuple[str, ...] = (
    "At home with mother and grandmother.",
    "On the children's ward with mother.",
    "At grandmother's house tonight.",
    "At home with both parents.",
    "At the clinic with me and mother.",
    "With mother at a friend's; address known to us.",
)

RATIONALES: tuple[str, ...] = (
    "Sharing was needed to keep the baby safe; only what bears on that was shared.",
    "I told mother what I would share and why. She understood and was upset.",
    "Not telling the family first was discussed with my manager and written down.",
    "The risk to the baby outweighed keeping this to ourselves.",
)

DECISION_REASONS: dict[str, tuple[str, ...]] = {
    "no_further_action": (
        "Universal services are in place and the worry has been answered. The referrer agreed by phone.",
        "Already being worked on by the allocated social worker; passed to her with this information.",
    ),
    "advice": (
        "Advice on the call line given; the health visitor will see the family this week.",
        "Signposted to housing advice and the Family Hub; the referrer keeps the lead.",
    ),
    "early_help": (
        "Parents agree to support. An early help assessment with the Family Hub fits the need.",
        "More than one agency is needed, and no sign of significant harm. Early help with a lead practitioner.",
    ),
    "assessment": (
        "The pattern over three months needs a social worker's assessment of the home and everyone in it.",
        "The baby's needs cannot be met without services, and there are gaps about the men in the home.",
    ),
    "strategy_discussion": (
        "Reasonable cause to suspect significant harm: an injury that a baby of this age cannot cause.",
        "Violence in the home with the baby present, and rising. Agencies must plan together today.",
    ),
    "other": ("Passed to the area where the family now lives, with a call to their front door.",),
}

TRIGGERS: tuple[str, ...] = (
    "New information on an open case: mother's partner is known for violence in another area.",
    "The safety plan was broken at the weekend; the baby was in the home.",
    "A second unexplained mark within a month.",
    "The assessment found the baby left with somebody who may not care for him alone.",
    "Mother went back to the address she had left, and nobody has seen the baby since.",
)

CONTRIBUTIONS: tuple[str, ...] = (
    "Known to us since booking. Contacts kept until last month; nothing to suggest harm before this.",
    "Two attendances this year, both explained. Mother treated for low mood, seen and improving.",
    "One report of an argument at the address, no offence found. He has no other record with us.",
    "Seen weekly. Mother warm with the baby; partner not met. Gap: who has the baby on Tuesdays.",
    "We hold little about the father. His name appears once, given by mother, not checked.",
)

RECORD_WORDS: tuple[str, ...] = (
    "Discussed; everyone present agreed.",
    "Discussed. One gap remains and has an owner below.",
    "Not known at the meeting; see the actions.",
    "In place, and checked with those caring for the baby.",
)

RECORD_REASONS: tuple[str, ...] = (
    "The account does not fit the injury, and nobody saw it happen.",
    "Harm is likely unless the people around the baby change what they do tonight.",
    "The information shared today gives another explanation that a doctor confirms.",
    "The plan already in place covers the risk and the family is keeping to it.",
)

ACTIONS: tuple[str, ...] = (
    "See the baby at home today, undressed, with the health visitor",
    "Arrange the paediatric examination and be there",
    "Speak to the baby's father alone",
    "Find out who else stays at the address",
    "Check records in the area the family came from",
    "Write the safety plan with mother and give her a copy",
    "Tell the parents what was decided and why",
    "Ask the practice for the father's registration",
)

DISSENT: tuple[str, ...] = (
    "Health would have started an enquiry today.",
    "Police see no grounds yet for a joint enquiry; social care does.",
)

NOT_QUORATE: tuple[str, ...] = (
    "Health could not be reached in time and the baby's safety could not wait.",
    "Police had nobody free before tomorrow; the decision for tonight was made without them.",
)

FOLLOW_UP: tuple[str, ...] = (
    "The chair rings them with the decision and asks for what they hold.",
    "The record goes to their duty desk and the discussion is held again with them.",
)

UNINVITED: tuple[str, ...] = (
    "Not thought of when the list was made.",
    "The chair did not know that they work with the family.",
    "Would be told afterwards.",
    "No contact could be found in time.",
)

CANNOT: tuple[str, ...] = ("No doctor free at that time.", "Told too late to send anybody.", "On leave; no cover.")

ALLOCATED = "Allocated after an assessment"
