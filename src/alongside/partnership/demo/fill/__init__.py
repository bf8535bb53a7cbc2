"""Filling a site with the invented borough of Fleetwater, step by step, through the rooms' own actions.

days         living the days of the borough in their order, with a clock that says so
borough      its bodies, agencies, teams and workers
law          the law of sharing, agreements, the screening tool and the hub's clocks
people       invented young people
words        what is said and written about them
first_contact, screening, referral, hub, early_help, shares      the steps of the way
spring       February to April 2019, and how all of it ended that summer
today        a handful of open things for whoever signs in now
whole        all of it, once
"""
