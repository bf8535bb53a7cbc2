"""What families and Early Help say to each other in the invented borough."""

AGREED_TO = (
    "Visits on Wednesday afternoons, and help with the school.",
    "Somebody who comes with us to the housing office.",
    "Talking together once a week, all of us.",
    "Help for the little one too, not only for the big one.",
)
DECLINED = "Thank you, we manage among ourselves. We keep your number."
WORRIES = (
    "Evenings alone, older people at the door, and money that nobody can explain.",
    "School is falling away, sleep is short, and everybody argues about the phone.",
    "The flat is too small for five, and there is no quiet place.",
)
WORKING_WELL = (
    "They eat together. The grandmother is there every day.",
    "Both parents came to every meeting. The children talk to each other.",
    "The mother asks early, and the school listens.",
)
NEEDS_TO_HAPPEN = (
    "A way back into lessons, somewhere safe after school, and one person to ring.",
    "A safe way home, help with the debt, and time for the parents.",
)
CHILDS_VIEWS = (
    "I want it to be like before we moved.",
    "I do not want my sister to know everything.",
    "I would go to school if I could begin with the workshop.",
)
NEEDS = (
    ["education", "safe_from_exploitation", "relationships"],
    ["housing", "money", "safe_from_exploitation"],
    ["health", "education", "crime"],
)
GOALS = (
    ("education", "Back in lessons for the whole day", "Agree a step-by-step timetable with the school"),
    ("safe_from_exploitation", "Home safely every evening", "Walk the new way home together and test it"),
    ("relationships", "One evening a week without arguing", "Come to the parents' group on Tuesdays"),
    ("health", "Sleep through the night", "See the nurse about sleep, and leave the phone in the kitchen"),
    ("money", "The debt is dealt with", "Go to the advice centre with the letters"),
)
DONE = ("It took two tries.", "Done together.", "The school was quick.", "")
NOTE = "I met them on Friday. The way home works; please ask about the brother too."
PROGRESS = (
    "Lessons every morning now. The evenings are better, not yet easy.",
    "Two of three goals are on their way; the debt takes longer.",
    "Everybody came. The new way home is used every day.",
)
FAMILYS_WORDS = (
    "It is quieter. We laugh again at supper.",
    "We would like to see you a bit less often and to know that we may ring.",
    "He gets up by himself. That is new.",
)
CLOSE_WORDS = {
    "goals_met": "What was agreed is done. The family rings the children's centre if it gets hard again.",
    "partly_met": "School goes well; housing goes on with the advice centre.",
    "family_withdrew": "The family thanked us and wished to go on alone. The school knows whom to ring.",
    "moved": "The family moved to relatives in another town; their new area was told with their knowledge.",
    "stepped_up": "A social worker took over after a worrying week; we introduced them to each other.",
    "not_reached": "Three visits, four calls and a letter. The youth worker is still in touch.",
}
