"""Row-level security of everything that families holds."""

from django.db import migrations

from alongside.partnership.agencies.held import lock_rows


class Migration(migrations.Migration):
    dependencies = [("families", "0001_initial"), ("agencies", "0002_locks")]
    operations = [
        lock_rows("families_person", person_columns="id"),
        lock_rows("families_family"),
        lock_rows("families_familymember", person_columns="person_id, around_id"),
        lock_rows("families_wish"),
    ]
