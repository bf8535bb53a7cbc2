"""What stands beside a rate per resident, since busy places mislead: other denominators, hours, places, boroughs."""
