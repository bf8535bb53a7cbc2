import json

ASK = ("seriousness", "non-domestic-violence", "--to", "2019-03", "--in")
KINDS = {"Violence_with_injury": 365, "Violence_without_injury": 10}


def test_without_weights_nothing_is_weighed(run, offences):
    told = run(*ASK, offences())
    assert told.exit_code == 1
    assert "No severity weights were read" in told.output


def test_weights_of_two_levels_have_to_be_chosen_from(run, offences, weights):
    folder = offences()
    weights(folder, **KINDS)
    weights(folder, index="Codes", level="offence_code", **{"8N": 365})
    assert "There are: CCHI, version 2026, by subgroup, in days; Codes" in run(*ASK, folder).output
    assert "Choose weights" in run(*ASK, folder, "--index", "Other").output
    told = run(*ASK, folder, "--index", "Codes")
    assert "Weighed by Codes (version 2026): 26,280 days and 21,535 before" in told.output


def test_count_and_harm_are_set_side_by_side(run, offences, weights):
    """By hand: 72 offences, 36 with injury, are 13,500 days; 59 before, 23 with injury, 8,755: one lacks its field."""
    folder = offences()
    weights(folder, **KINDS)
    told = run(*ASK, folder)
    assert told.output.startswith(
        "Non-domestic violence, all areas of the records: 72 offences in April 2018 to March 2019 and 59 in the twelve "
        "months before (+22.0%). Weighed by CCHI (version 2026): 13,500 days and 8,755 before"
    )
    assert "Intervals: delta method" in told.output
    plain = json.loads(run(*ASK, folder, "--json").output)
    assert [row["now"] for row in plain["measures"]] == [72, 13_500]
    assert plain["lacking"] == {"CCHI": 0}


def test_the_polices_tables_are_weighed_by_their_own_names(run, tmp_path):
    months = [f"{2017 + (3 + n) // 12}{(3 + n) % 12 + 1:02d}" for n in range(24)]
    (tmp_path / "mps.csv").write_text(
        f"MajorText,MinorText,BoroughName,{','.join(months)}\n"
        f"VIOLENCE AGAINST THE PERSON,VIOLENCE WITH INJURY,Camden,{','.join(['2'] * 24)}\n"
    )
    (tmp_path / "cchi_2026.csv").write_text(
        "offence_subgroup,offence_group,n_offence_codes,cchi_days_min,cchi_days_median,cchi_days_mean,cchi_days_max,"
        "mps_minortext\nWith injury,Violence,2,2,365,900,4380,VIOLENCE WITH INJURY|GBH\n"
    )
    for name in ("mps.csv", "cchi_2026.csv"):
        read = run("read", tmp_path / name, "--into", tmp_path / "read")
        assert read.exit_code == 0, read.output
    asked = ("seriousness", "mps-violence", "--to", "2019-03", "--in", tmp_path / "read")
    assert "Say which borough with --area" in run(*asked).output
    assert "24 offences" in run(*asked, "--area", "Camden").output
    assert "8,760 days and 8,760 before" in run(*asked, "--area", "Camden").output
    knife = run("seriousness", "mps-knife", "--to", "2019-03", "--in", tmp_path / "read", "--area", "Camden")
    assert "does not say kinds of offence" in knife.output


def test_categories_of_open_data_are_refused_with_the_reason(run, tmp_path, street_csv, row, offences, weights):
    folder = offences()
    weights(folder, **KINDS)
    rows = [row(n, month=f"{2017 + (3 + n) // 12}-{(3 + n) % 12 + 1:02d}") for n in range(24)]
    run("read", street_csv(rows), "--into", folder)
    asked = ("seriousness", "police-uk-violence", "--to", "2019-03", "--in", folder, "--by", "lsoa")
    assert "is a category of data.police.uk" in run(*asked, "--area", "E01000842").output
