"""Does the database answer? For the health endpoint, which a load balancer or a monitor asks."""

from django.db import Error, connection


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True
