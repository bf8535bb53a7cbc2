"""The See pages as a report for a meeting, on a few pages, from what is published and from nothing else.

pages    what it says, in order
counted  how each number in it was counted
making   its file

It is made when somebody asks for it, in less than a second, and is never older than its numbers: nothing has to be
stored and renewed when a figure is published. The same published rows give the same bytes, so the file is kept and not
set again while they are the newest.
"""
