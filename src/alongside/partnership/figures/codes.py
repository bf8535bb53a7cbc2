"""The codes that one room publishes and another room reads. A code used in one room alone stays in that room."""

# violence
KNIFE_OFFENCES = "violence.knife_offences"
KNIFE_OFFENCES_CHANGE = "violence.knife_offences_change"
NON_DOMESTIC_CHANGE = "violence.non_domestic_change"
SERIOUSNESS_CHANGE = "violence.seriousness_change"
DRUGS_WORRY_RANK = "violence.residents_most_worried_about_drugs"

# pathway: the custody programme
CUSTODY_STARTED = "pathway.custody_started"
CUSTODY_ENGAGED = "pathway.custody_engaged"
CUSTODY_SCREENED_AND_SUPPORTED = "pathway.custody_screened_and_supported"
CUSTODY_FAMILIES = "pathway.custody_families"
CUSTODY_FAMILY_PLANS = "pathway.custody_family_plans"

# taskforce
REPORT_PUBLISHED = "taskforce.report_published"
RECOMMENDATIONS = "taskforce.recommendations"
STEERING_GROUP_AGENCIES = "taskforce.steering_group_agencies"
FUND = "taskforce.fund.{reference}"
FIRST_SESSION = "taskforce.training.{reference}.first_session"
WEEKS = "taskforce.training.{reference}.weeks"
STARTS = "taskforce.training.{reference}.starts"
TRAINED = "taskforce.training.{reference}.largest_session"
