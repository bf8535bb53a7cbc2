"""What can go wrong below the site. Each message says what is wrong, where, and what to do."""


class DatabaseRefusal(Exception):
    """The database cannot be used as asked."""


class SettingMissing(DatabaseRefusal):
    """A setting that has no safe substitute is not there."""


class SecretsUnreadable(DatabaseRefusal):
    """The secrets file is damaged, or open to others, or does not belong to this database."""


class ServerDidNotStart(DatabaseRefusal):
    """PostgreSQL was asked to start and does not answer."""


class ServerDidNotStop(DatabaseRefusal):
    """PostgreSQL was asked to stop and still answers."""


class RoleTooStrong(DatabaseRefusal):
    """The role that would serve pages could look past row-level security."""


class BackupDamaged(DatabaseRefusal):
    """A backup does not hold what its manifest says."""


class DataMigrationTouchedNothing(DatabaseRefusal):
    """A migration that should change rows changed none."""
