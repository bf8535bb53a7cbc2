"""Money is never counted twice: not by allocating too much, not by adding a part to its whole, not by guessing."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from alongside.partnership.agencies.acting import act_as
from alongside.partnership.agencies.errors import NotAllowed, NotFoundHere, StepNotAllowed
from alongside.partnership.taskforce import actions, queries
from alongside.partnership.taskforce.kinds import FundKind, Overlap, RecipientKind, StatedAs
from alongside.partnership.taskforce.models import Allocation, Commitment
from alongside.partnership.trail.models import TrailLine
from alongside.partnership.trail.words import Did

TODAY = date(2019, 5, 20)
TOMORROW = date(2019, 5, 21)
POUND = 100


def commit(fund, by, pounds=500_000, **more):
    given = {
        "recipient": "Council services",
        "recipient_kind": RecipientKind.COUNCIL_SERVICES,
        "first_year": 2018,
        "last_year": 2019,
        "agreed_on": TODAY,
        "source_words": "“We have invested …”, consultation answer.",
    } | more
    return actions.commit_money(fund=fund, pence=pounds * POUND, **given, by=by)


def share(commitment, by, pounds=100_000, **more):
    given = {"recipient": "Youth clubs", "year": 2019} | more
    return actions.allocate(commitment=commitment, pence=pounds * POUND, **given, by=by)


def separate(commitment, by):
    return actions.settle_overlap(commitment=commitment, overlap=Overlap.SEPARATE, overlap_words="Budget book", by=by)


def inside(part, whole, by):
    return actions.settle_overlap(
        commitment=part, overlap=Overlap.PART_OF, part_of=whole, overlap_words="Budget book", by=by
    )


# Refusals


def test_only_who_runs_the_programme_changes_the_money(partnership, fund, by):
    commitment = commit(fund, by)
    allocation = share(commitment, by)
    with act_as(partnership.custody_worker) as worker:
        for change in (
            lambda: actions.add_fund(reference="x", name="X", funder="X", kind=FundKind.GRANT, by=worker),
            lambda: commit(fund, worker),
            lambda: separate(commitment, worker),
            lambda: actions.change_commitment(commitment=commitment, pence=1, source_words="X", by=worker),
            lambda: actions.withdraw_commitment(commitment=commitment, on=TODAY, because="X", by=worker),
            lambda: share(commitment, worker),
            lambda: actions.withdraw_allocation(allocation=allocation, on=TODAY, because="X", by=worker),
        ):
            with pytest.raises(NotAllowed):
                change()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"reference": "so-far"}, "Choose another"),
        ({"reference": "So far"}, "small letters"),
        ({"name": ""}, "name of the fund"),
        ({"funder": ""}, "who pays"),
    ],
)
def test_a_fund_that_says_too_little_is_refused(fund, by, more, sentence):
    given = {"reference": "new", "name": "New", "funder": "Council", "kind": FundKind.COUNCIL} | more
    with pytest.raises(StepNotAllowed, match=sentence):
        actions.add_fund(**given, by=by)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"pounds": 0}, "more than nothing"),
        ({"recipient": ""}, "who receives"),
        ({"source_words": ""}, "what the document says"),
        ({"agreed_on": TOMORROW}, "has not come yet"),
        ({"first_year": 2020}, "Swap them"),
    ],
)
def test_a_commitment_that_says_too_little_is_refused(fund, by, more, sentence):
    with pytest.raises(StepNotAllowed, match=sentence):
        commit(fund, by, **more)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"pounds": 400_001}, "Only £400,000 of this commitment is left"),
        ({"pounds": 0}, "more than nothing"),
        ({"recipient": ""}, "who receives"),
        ({"year": 2021}, "does not cover that year"),
    ],
)
def test_a_share_that_does_not_fit_is_refused(fund, by, more, sentence):
    commitment = commit(fund, by)
    share(commitment, by)
    with pytest.raises(StepNotAllowed, match=sentence):
        share(commitment, by, **more)


def test_an_amount_is_part_of_another_or_it_is_not(fund, by):
    first, second = commit(fund, by), commit(fund, by)
    settle = {"commitment": first, "overlap_words": "Minutes", "by": by}
    with pytest.raises(StepNotAllowed, match="Choose which amount"):
        actions.settle_overlap(overlap=Overlap.PART_OF, **settle)
    with pytest.raises(StepNotAllowed, match="Choose which amount"):
        actions.settle_overlap(overlap=Overlap.SEPARATE, part_of=second, **settle)


def test_knowing_says_how(fund, by):
    with pytest.raises(StepNotAllowed, match="how we know"):
        actions.settle_overlap(commitment=commit(fund, by), overlap=Overlap.SEPARATE, overlap_words=" ", by=by)


def test_a_whole_that_cannot_be_one_is_refused(fund, by):
    whole, part, small = commit(fund, by), commit(fund, by, 100_000), commit(fund, by, 50_000)
    gone = actions.withdraw_commitment(commitment=commit(fund, by), on=TODAY, because="Entered twice.", by=by)
    inside(part, whole, by)
    for one, other, sentence in (
        (whole, whole, "not part of itself"),
        (small, part, "Choose the outermost"),
        (whole, small, "has parts of its own"),
        (small, gone, "was withdrawn"),
        (commit(fund, by, 400_001), whole, "more than the whole"),
    ):
        with pytest.raises(StepNotAllowed, match=sentence):
            inside(one, other, by)


def test_a_change_that_breaks_what_hangs_on_it_is_refused(fund, by):
    whole, part = commit(fund, by), commit(fund, by, 300_000)
    inside(part, whole, by)
    share(part, by, 200_000)
    for commitment, pounds, sentence in (
        (part, 199_999, "£200,000 of it is allocated"),
        (part, 500_001, "more than the whole"),
        (whole, 299_999, "Its parts come to £300,000"),
        (whole, 0, "more than nothing"),
    ):
        with pytest.raises(StepNotAllowed, match=sentence):
            actions.change_commitment(commitment=commitment, pence=pounds * POUND, source_words="Minutes", by=by)
    with pytest.raises(StepNotAllowed, match="what the document says"):
        actions.change_commitment(commitment=part, pence=250_000 * POUND, source_words="", by=by)


def test_what_others_hang_on_is_not_withdrawn(fund, by):
    whole, part = commit(fund, by), commit(fund, by, 300_000)
    inside(part, whole, by)
    share(part, by)
    with pytest.raises(StepNotAllowed, match="Shares of it are allocated"):
        actions.withdraw_commitment(commitment=part, on=TODAY, because="Mistake.", by=by)
    with pytest.raises(StepNotAllowed, match="recorded as part of it"):
        actions.withdraw_commitment(commitment=whole, on=TODAY, because="Mistake.", by=by)


def test_what_was_withdrawn_stays_withdrawn(fund, by):
    commitment = commit(fund, by)
    allocation = share(commitment, by)
    for day, words, sentence in ((TOMORROW, "X", "has not come"), (TODAY, "", "Say why")):
        with pytest.raises(StepNotAllowed, match=sentence):
            actions.withdraw_allocation(allocation=allocation, on=day, because=words, by=by)
    actions.withdraw_allocation(allocation=allocation, on=TODAY, because="Club closed.", by=by)
    with pytest.raises(StepNotAllowed, match="withdrawn already"):
        actions.withdraw_allocation(allocation=allocation, on=TODAY, because="Again.", by=by)
    with pytest.raises(StepNotAllowed, match="has not come"):
        actions.withdraw_commitment(commitment=commitment, on=TOMORROW, because="Mistake.", by=by)
    actions.withdraw_commitment(commitment=commitment, on=TODAY, because="Mistake.", by=by)
    with pytest.raises(StepNotAllowed, match="was withdrawn"):
        share(commitment, by)


def test_the_database_refuses_more_shares_than_was_committed(fund, by):
    commitment = commit(fund, by)
    allocation = share(commitment, by, 400_000)
    with pytest.raises(IntegrityError, match="allocations_fit"), transaction.atomic():
        Allocation.objects.filter(pk=allocation.pk).update(pence=500_001 * POUND)
    with pytest.raises(IntegrityError, match="commitment_fits"), transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(pence=399_999 * POUND)
    with pytest.raises(IntegrityError, match="commitment_fits"), transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(withdrawn_on=TODAY, withdrawn_because="X")


def test_the_database_refuses_parts_beyond_their_whole(fund, by):
    whole, part, small = commit(fund, by), commit(fund, by, 300_000), commit(fund, by, 1)
    inside(part, whole, by)
    part_of_part = {"overlap": Overlap.PART_OF, "overlap_words": "X", "part_of": part}
    for commitment, change, lock in (
        (part, {"pence": 500_001 * POUND}, "parts_fit"),
        (whole, {"pence": 299_999 * POUND}, "parts_fit"),
        (small, part_of_part, "one_level"),
        (whole, part_of_part | {"part_of": small, "pence": 300_000 * POUND}, "parts_fit|one_level"),
    ):
        with pytest.raises(IntegrityError, match=lock), transaction.atomic():
            Commitment.objects.filter(pk=commitment.pk).update(**change)


def test_the_database_keeps_every_amount_that_stood(fund, by):
    commitment = commit(fund, by)
    actions.change_commitment(commitment=commitment, pence=POUND, source_words="Correction", by=by)
    assert [row.pence for row in commitment.history.order_by("pgh_id")] == [500_000 * POUND, POUND]
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        commitment.history.update(pence=1)


def test_a_commitment_or_share_that_is_not_there_is_not_found(by):
    for look in (queries.open_commitment, queries.open_allocation):
        with pytest.raises(NotFoundHere):
            look(uuid4(), by)


# Adding


def test_no_money_comes_to_nothing(by):
    page = queries.money(by)
    assert (page.funds, page.total.pence) == ([], 0)


def test_amounts_known_to_be_separate_are_added(fund, by):
    for pounds in (600_000, 450_000):
        separate(commit(fund, by, pounds), by)
    total = queries.money(by).total
    assert (total.pence, total.sentence) == (1_050_000 * POUND, "£1,050,000.")


def test_an_amount_that_a_document_calls_over_makes_the_sum_at_least(fund, by):
    separate(commit(fund, by, 1_000_000, stated_as=StatedAs.AT_LEAST), by)
    separate(commit(fund, by, 10), by)
    total = queries.money(by).total
    assert (total.is_at_least, total.sentence) == (True, "At least £1,000,010.")


def test_one_amount_alone_needs_no_knowledge_of_overlap(fund, by):
    commit(fund, by)
    assert queries.money(by).funds[0].total.pence == 500_000 * POUND


@pytest.mark.parametrize(("doubtful", "words"), [(1, "whether it is part"), (2, "whether they are part")])
def test_a_doubt_stops_the_sum_and_says_so(fund, by, doubtful, words):
    for _one in range(doubtful):
        commit(fund, by)
    separate(commit(fund, by, 600_000), by)
    total = queries.money(by).total
    assert total.pence is None
    assert total.sentence.startswith(
        f"Not added up: for {doubtful} of {doubtful + 1} amounts, no document says {words}"
    )
    assert "known to be no part" not in total.sentence


def test_beside_the_doubt_stands_what_is_known(fund, by):
    commit(fund, by)
    for pounds in (600_000, 450_000):
        separate(commit(fund, by, pounds), by)
    assert "The 2 that are known to be no part of another come to £1,050,000." in queries.money(by).total.sentence


def test_a_part_is_not_added_to_its_whole(fund, by):
    whole, part, other = commit(fund, by), commit(fund, by, 300_000), commit(fund, by, 100_000)
    separate(whole, by)
    inside(part, whole, by)
    total = queries.money(by).total
    assert (total.pence, other.overlap) == (None, Overlap.NOT_KNOWN)
    inside(other, whole, by)
    total = queries.money(by).total
    assert total.pence == 500_000 * POUND
    assert total.sentence == "£500,000. 2 amounts are part of another and are not added again."


def test_one_part_is_told_in_the_singular(fund, by):
    whole = commit(fund, by)
    inside(commit(fund, by, 300_000), whole, by)
    assert "One amount is part of another" in queries.money(by).total.sentence


def test_what_was_withdrawn_is_not_added(fund, by):
    actions.withdraw_commitment(commitment=commit(fund, by), on=TODAY, because="Entered twice.", by=by)
    assert queries.money(by).total.pence == 0


# Shares


def test_a_share_names_the_recommendations_it_serves(fund, by, recommendation, action):
    allocation = share(commit(fund, by), by, recommendations=[recommendation], action=action)
    page = queries.promise(recommendation.pk, by)
    assert (page.allocations, page.total.pence) == ([allocation], 100_000 * POUND)
    opened = queries.open_commitment(allocation.commitment_id, by)
    assert opened.live_allocations == [allocation]
    assert queries.open_allocation(allocation.pk, by) == allocation


def test_shares_of_amounts_that_may_overlap_are_not_added(fund, by, recommendation):
    for _one in range(2):
        share(commit(fund, by), by, recommendations=[recommendation])
    assert queries.promise(recommendation.pk, by).total.pence is None


def test_shares_of_separate_amounts_are_added(fund, by, recommendation):
    for _one in range(2):
        share(separate(commit(fund, by), by), by, recommendations=[recommendation])
    assert queries.promise(recommendation.pk, by).total.pence == 200_000 * POUND


def test_a_share_of_a_whole_and_of_its_part_are_not_added(fund, by, recommendation):
    whole, part = commit(fund, by), commit(fund, by, 300_000)
    inside(part, whole, by)
    for commitment in (whole, part):
        share(commitment, by, recommendations=[recommendation])
    assert "may be the same money" in queries.promise(recommendation.pk, by).total.sentence


def test_settling_an_overlap_again_may_say_it_is_not_known(fund, by):
    commitment = separate(commit(fund, by), by)
    actions.settle_overlap(commitment=commitment, overlap=Overlap.NOT_KNOWN, overlap_words="", by=by)
    assert queries.open_commitment(commitment.pk, by).overlap == Overlap.NOT_KNOWN


def test_a_corrected_part_may_grow_within_its_whole(fund, by):
    whole, part = commit(fund, by), commit(fund, by, 300_000)
    inside(part, whole, by)
    actions.change_commitment(commitment=part, pence=500_000 * POUND, source_words="Minutes", by=by)
    assert queries.open_commitment(part.pk, by).pence == 500_000 * POUND


def test_withdrawing_leaves_a_line_in_the_trail(fund, by):
    commitment = actions.withdraw_commitment(commitment=commit(fund, by), on=TODAY, because="Mistake.", by=by)
    assert TrailLine.objects.filter(did=Did.WITHDREW, subject_id=commitment.pk).count() == 1
