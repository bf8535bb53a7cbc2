"""What is said and written in the invented borough. Nobody said it; every story takes its sentences by its number."""

from collections.abc import Sequence
from typing import TypeVar

One = TypeVar("One")


def take(pool: Sequence[One], number: int) -> One:
    return pool[number % len(pool)]


SAFE_CONTACT = (
    "Text first, then ring:", "Message after four in the afternoon:", "Ring in the morning, never in the evening:",
    "Ring the carer and ask for them:", "Text only:",
)  # fmt: skip
TOLD = (
    "Who I am, that talking to me is a choice and not part of the police investigation, and what I write down.",
    "That I work for the council and not for the police, who may read my notes, and when I must tell somebody.",
    "What we offer, that saying no is fine, and that I pass on only what keeps somebody safe.",
)
WANTS = (
    "I want to go home and sleep. And I want my mum not to cry.",
    "I would like to get back into school. I miss football there.",
    "Somebody to tell them I owe nothing any more.",
    "To learn plumbing like my uncle.",
    "I want people to stop waiting for me outside the flats.",
    "A place to go in the evening which is not the stairwell.",
    "Help with my brother, he follows me everywhere.",
    "To be left in peace, and to see my nan at the weekend.",
    "To sleep without the phone going all night.",
    "I want to do my exams. I was good at maths.",
)
DECLINED = (
    "I am tired, I do not want to talk to one more person today.",
    "My mate said you work with the police.",
    "I do not need help, I need to get out of here.",
    "Not with the officer standing outside.",
    "I would have to ask my dad first.",
)
INJURIES = (
    "", "", "A graze on the left hand, seen by the nurse.", "", "A bruise below the eye, three days old.", "",
    "Says the ribs hurt; the nurse was told.", "",
)  # fmt: skip
APPROPRIATE_ADULT = (
    "{carer}, mother", "{carer}, father", "A volunteer of the appropriate adult scheme", "{carer}, aunt",
    "{carer}, grandmother",
)  # fmt: skip
SAFE = (
    "Goes home with family; the door to the stairwell is locked at night.",
    "Stays with a grandparent for the week.",
    "A neighbour looks in, and the carer has our number.",
)
NOT_SAFE = (
    "Says they wait at the bus stop. Police were told; a lift home is arranged.",
    "Is afraid of two older boys in the block. Goes to an aunt tonight.",
)
FOLLOW_UP = (
    "Met at the youth club. Slept, ate, talked about school.",
    "Met at home with the family at the table. Quiet at first.",
    "Met in the park café; came alone and stayed an hour.",
    "Rang twice, then met at the college. Wants to go on.",
    "Met in the library. Brought a friend, asked good questions.",
)
PROTECTS = (
    "A grandmother who rings every day; a football coach who noticed first.",
    "Likes school when there. Two steady friends.",
    "A mother who asks for help early; a church youth group.",
    "An older sister who listens. Wants to become a chef.",
    "Little at the moment: an uncle in another town, and a sense of humour.",
    "A form tutor whom they trust; boxing twice a week.",
)
OWN_WORDS = (
    "They said I could keep the trainers if I held a bag. I did not look inside.",
    "It is easier to say yes than to explain why not.",
    "I did not want to speak about that part.",
    "Nobody forced me. They just know where my sister goes to school.",
    "I thought they were friends. They only ring when they need something.",
    "I get scared when the phone is quiet and scared when it rings.",
)
EVIDENCE = {
    "care_history": "Lived with foster carers for two years, back home since summer.",
    "family_harm": "A parent told of shouting and broken doors at home last year.",
    "no_trusted_adult": "Could name nobody whom they would ring at night.",
    "disability": "School has a plan for speech and language needs.",
    "housing": "The family has lived in one hotel room since January.",
    "missing_education": "Excluded in the autumn; two hours of teaching a day since.",
    "missing": "Away for three nights in February; the family reported it.",
    "out_of_area": "Found at a coach station 90 miles away with a return ticket bought by somebody else.",
    "unexplained_things": "New shoes and two phones; says they are a loan.",
    "phone_use": "The phone rang eleven times in an hour; hands shook when it was off.",
    "older_people": "Picked up by a man in a hired car after school, seen by a teacher.",
    "worrying_places": "Spends evenings in the car park behind Foundry Rise.",
    "made_to_carry": "Says a bag was to be held and that there is a debt for it.",
    "injuries": "A burn on the wrist that nobody explains.",
    "changed": "The carer sees less sleep, less food and no more music.",
    "substances": "Smokes cannabis every day and owes for it.",
    "distrust": "Left the room when an officer came in.",
}
LEVEL_REASONS = {
    "none": ("What happened was a fight between friends. Nothing else was seen or said.",),
    "emerging": (
        "New older contacts and missed school, and family who notice. Early enough to help.",
        "A debt is hinted at and one trip cannot be explained; there is a trusted adult.",
    ),
    "significant": (
        "Missing at night, phones and a debt come together, and fear is plain.",
        "Found far from home twice, with somebody else's ticket each time.",
    ),
    "experiencing": ("Says that bags are carried for others under threat, and shows injuries.",),
}
NEXT_STEP = (
    "I refer to the hub today and meet again on Thursday.",
    "I ring the school tomorrow and refer to the hub this afternoon.",
    "We meet weekly; I refer to the hub and tell the family what I wrote.",
)
SIGN_OFF = ("Careful and fair. Thank you.", "Read. Please keep their own words at the top.", "")
CONCERN = (
    "Somebody older uses this child to hold things, and the family is afraid.",
    "Missed school, new debts and nights away have come together since Christmas.",
    "Hurt once, afraid of it happening again, and nobody at home in the evenings.",
    "The third contact with police in a month, each time with older people near.",
    "The family asks for help and does not know whom to ask.",
)
ASKED_FOR = (
    "Please look at what the family needs and offer them help.",
    "Please bring together who knows the family, and tell us who takes the lead.",
    "Please decide whether this needs more than Early Help.",
)
NECESSITY = (
    "Whoever decides on help cannot do so without knowing what happened.",
    "A child may be at risk of exploitation; the hub brings together what each agency knows.",
)
TOLD_WORDS = ("{carer} and {name} were told by me in person.", "{carer} was told by phone; {name} knows too.")
RATING_REASONS = {
    "blue": "Needs what every family can ask for; no sign of harm.",
    "green": "A wellbeing concern, with family who act on it.",
    "amber": "Significant signs of exploitation; safe tonight.",
    "red": "Threatened today, and not safe at home.",
}
RATED_AGAIN = "The school rang: missing since this morning. Raised."
REASONS = {
    "advice": "The family manages and knows where to ask. School keeps an eye on it.",
    "early_help": "Several needs at once, a family that is willing, and no sign that it cannot keep them safe.",
    "section_17": "Needs more than the family can give without a social worker's assessment.",
    "strategy": "Likely significant harm by people outside the family. Police and health were asked in.",
    "no_further_action": "What was reported was checked with the school and did not happen as first told.",
}
WHAT_NEXT = {
    "advice": "The referrer gives the family our leaflet and the number of the youth club.",
    "early_help": "Early Help rings the family within two working days. The youth worker stays in touch.",
    "section_17": "A social worker visits within five working days.",
    "strategy": "A strategy discussion today; the hub's manager leads it.",
    "no_further_action": "Nothing more from the hub. The youth worker carries on.",
}
PHONE_ANSWER = "The duty worker of Marlingate: they visit on Friday and keep our youth worker informed."
