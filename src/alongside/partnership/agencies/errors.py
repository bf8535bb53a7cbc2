"""Refusals. Each is a sentence for the page, and a short reason for the trail.

Refused
    NotAllowed        this role may not do this
    NotFoundHere      no such record, or none that this posting may open: the two look the same from outside
    StepNotAllowed    the step does not fit where the work stands
"""

from alongside.partnership.agencies.roles import Permission, roles_that_may


class Refused(Exception):
    """A step that was not taken, and why. `reason` goes into the trail; the sentence goes on the page."""

    status = 403
    reason = "refused"

    def __init__(
        self, sentence: str, *, reason: str = "", kind: str = "", subject: object = None, field: str = ""
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field  # the answer on the form that has to change, when there is one
        self.reason = reason or type(self).reason
        self.kind = kind
        self.subject = subject


class NotAllowed(Refused):
    """This role may not do this."""

    def __init__(self, permission: Permission) -> None:
        who = ", ".join(str(role.label) for role in roles_that_may(permission))
        super().__init__(
            f"Your role does not include: {permission.words}. It belongs to: {who}.",
            reason=f"role:{permission.name.lower()}",
        )


class NotFoundHere(Refused):
    """No such record, or none that this posting may open."""

    status = 404
    reason = "not_open_to_this_posting"

    def __init__(self, kind: str, subject: object = None) -> None:
        super().__init__(
            "There is no such record among those open to you here. It may be held by another agency or team, be"
            " restricted to named readers, or have been erased. If a child may be at risk, ring the hub.",
            kind=kind,
            subject=subject,
        )


class StepNotAllowed(Refused):
    """The step does not fit where the work stands."""

    status = 409
    reason = "step_not_allowed"
