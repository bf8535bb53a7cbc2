"""Row-level security of everything on the way from first contact to a family plan.

In the order in which the tables refer to each other: erasure goes backwards. The rows of a family plan belong to a joint
record, so that its named participants read them too.
"""

from django.db import migrations

from alongside.partnership.agencies.held import lock_rows


class Migration(migrations.Migration):
    dependencies = [("pathway", "0001_initial"), ("families", "0002_locks"), ("sharing", "0002_locks")]
    operations = [
        lock_rows("pathway_contact"),
        lock_rows("pathway_custodystay"),
        lock_rows("pathway_hospitalvisit"),
        lock_rows("pathway_offer"),
        lock_rows("pathway_screening"),
        lock_rows("pathway_screeninganswer"),
        lock_rows("pathway_referral"),
        lock_rows("pathway_hubepisode"),
        lock_rows("pathway_rating"),
        lock_rows("pathway_familyhelp"),
        lock_rows("pathway_agreementtohelp"),
        lock_rows("pathway_assessment"),
        lock_rows("pathway_familyplan", joint=True),
        lock_rows("pathway_goal", joint=True),
        lock_rows("pathway_planaction", joint=True),
        lock_rows("pathway_plannote", joint=True),
        lock_rows("pathway_review", joint=True),
    ]
