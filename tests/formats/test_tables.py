"""What the tables hold of an incident: kinds, sides, numbers by policy, precision, claims."""

from __future__ import annotations

import pytest

from reportedly.formats import FORMATS
from reportedly.formats.codes import policy_named
from reportedly.formats.incident import Losses
from tests.formats import happenings as told


def rows(name, incidents, policy="ucdp", losses=None):
    return list(
        FORMATS[name].export(incidents, [told.publication()], policy=policy_named(policy), losses=losses)
    )


def one(name, incident, policy="ucdp"):
    (row,) = rows(name, [incident], policy)
    return row


def test_acled_codes_the_clash_and_says_who_denies_it():
    row = one("acled", told.incident())
    assert row["event_id_cnty"].startswith("SEN")
    assert (row["event_type"], row["sub_event_type"], row["disorder_type"]) == (
        "Battles",
        "Armed clash",
        "Political violence",
    )
    assert (row["actor1"], row["inter1"], row["actor2"], row["inter2"], row["interaction"]) == (
        "MFDC",
        2,
        "Senegalese Army",
        1,
        12,
    )
    assert (row["iso"], row["region"], row["country"], row["admin1"]) == (
        686,
        "Western Africa",
        "Senegal",
        "Ziguinchor",
    )
    assert (row["time_precision"], row["geo_precision"], row["fatalities"]) == (1, 1, 4)
    assert row["notes"] == (
        "On 3 March 2026, in Bignona (Ziguinchor) (written Biñona): Four soldiers were killed. According to Senegalese Army; denied by MFDC."
        " Killed, by source: 4 to 5."
    )
    assert row["tags"] == "contested"


def test_acled_has_crowds_and_civilians_as_generic_actors():
    march, bombing = one("acled", told.march()), one("acled", told.bombing())
    assert (march["actor1"], march["assoc_actor_1"], march["inter1"], march["interaction"]) == (
        "Protesters (Senegal)",
        "students",
        6,
        60,
    )
    assert march["tags"] == "crowd size=201; fatalities=no report"
    assert (bombing["actor1"], bombing["actor2"], bombing["assoc_actor_2"]) == (
        "Unidentified Armed Group (Senegal)",
        "Civilians (Senegal)",
        "villagers",
    )
    assert (bombing["civilian_targeting"], bombing["interaction"], bombing["time_precision"]) == (
        "Civilian targeting",
        37,
        2,
    )


def test_acled_counts_what_it_leaves_out():
    losses = Losses()
    assert len(rows("acled", told.everything(), losses=losses)) == 3
    assert losses.left_out == {"planned: it has not happened": 2, "no date": 1}


@pytest.mark.parametrize(("home", "inter"), [("SEN", 1), ("FRA", 8), (None, 1)])
def test_state_forces_abroad_are_external_for_acled(home, inter):
    army = told.ARMY | {"country": home, "name": "the army"}
    assert one("acled", told.incident(recipients=[army]))["inter2"] == inter


def test_ucdp_puts_the_state_first_and_its_dead_on_its_side():
    row = one(
        "ucdp",
        told.incident(
            figures=[
                told.figure("killed", 4, 4, 5),
                told.figure("killed", 3, 3, 3, "soldiers"),
                told.figure("killed", 1, 1, 1, "a teacher"),
            ]
        ),
    )
    assert (row["type_of_violence"], row["side_a"], row["side_b"], row["gwnoa"], row["gwnob"]) == (
        1,
        "Senegalese Army",
        "MFDC",
        433,
        None,
    )
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]) == (3, 0, 1, 0)
    assert (row["low"], row["best"], row["high"]) == (4, 4, 5)
    assert (row["where_prec"], row["date_prec"], row["country_id"], row["region"]) == (1, 1, 433, "Africa")
    assert row["geom_wkt"] == "POINT (-16.2264 12.8103)"
    assert row["priogrid_gid"] == 147928
    assert (row["date_start"], row["where_description"]) == ("2026-03-03 00:00:00.000", "Bignona; Biñona")
    assert row["source_original"] == "Contested. According to Senegalese Army; denied by MFDC."
    assert row["source_article"] == '"Meridian, 2026-03-04, Soldiers killed in ambush"'


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"figures": []}, "nobody is said to have been killed"),
        ({"figures": [told.figure("killed", 0, 0, 0)]}, "nobody is said to have been killed"),
        ({"figures": [told.figure("killed", 60, 60, 60, scope="cumulative")]}, "nobody is said to have been killed"),
        ({"type": "PROTEST", "mode": "riot"}, "PROTEST is no armed force of an organised actor"),
        ({"actors": []}, "no organised actor is named"),
        ({"start": None, "end": None}, "no date"),
        ({"thread": True}, "an account of many happenings together"),
        ({"status": "cancelled"}, "cancelled: it has not happened"),
    ],
)  # fmt: skip
def test_ucdp_leaves_out_and_says_why(changes, why):
    losses = Losses()
    assert rows("ucdp", [told.incident(**changes)], losses=losses) == []
    assert losses.left_out == {why: 1}


@pytest.mark.parametrize(
    ("actors", "recipients", "violence", "b"),
    [
        ([told.ARMY], [told.VILLAGERS], 3, "Civilians"),
        ([told.MFDC], [told.MFDC | {"name": "Rival front"}], 2, "Rival front"),
        ([told.MFDC, told.ARMY], [], 1, "MFDC"),
    ],
)
def test_ucdp_type_of_violence(actors, recipients, violence, b):
    row = one("ucdp", told.incident(actors=actors, recipients=recipients))
    assert (row["type_of_violence"], row["side_b"]) == (violence, b)


@pytest.mark.parametrize(("policy", "number"), [("ucdp", 7), ("cautious", 5), ("latest-official", 7)])
def test_one_number_by_policy(policy, number):
    wide = told.incident(figures=[told.figure("killed", 5, 7, 12)])
    assert one("acled", wide, policy)["fatalities"] == number
    assert one("ucdp", wide, policy)["best"] == number
    assert one("ucdp", wide, policy)["high"] == 12


def test_open_numbers_count_by_their_floor_and_say_so():
    row = one("acled", told.incident(figures=[told.figure("killed", 5, None, None, open_above=True)]))
    assert (row["fatalities"], row["tags"]) == (5, "contested; fatalities=at least")


def test_groups_are_added_up_where_nobody_counts_all():
    groups = [told.figure("killed", 2, 2, 2, "soldiers"), told.figure("killed", 3, 3, 4, "rebels")]
    row = one("ucdp", told.incident(figures=groups))
    assert (row["best"], row["high"], row["deaths_a"], row["deaths_b"]) == (5, 6, 2, 3)


def test_gdelt_codes_places_by_fips_and_plans_as_intentions():
    row = one("gdelt", told.incident())
    assert (row["SQLDATE"], row["MonthYear"], row["Year"], row["FractionDate"]) == (
        "20260303",
        "202603",
        2026,
        2026.1726,
    )
    assert (
        row["EventCode"],
        row["EventBaseCode"],
        row["EventRootCode"],
        row["QuadClass"],
        row["GoldsteinScale"],
    ) == ("190", "190", "19", 4, -10)
    assert (row["Actor1Code"], row["Actor1CountryCode"], row["Actor1Type1Code"]) == ("SENREB", "SEN", "REB")
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"], row["ActionGeo_FullName"]) == (
        4,
        "SG",
        "Bignona, Ziguinchor, Senegal",
    )
    assert one("gdelt", told.talks())["EventCode"] == "036"
    assert one("gdelt", told.truce())["EventCode"] == "0356"


def test_gdelt_takes_the_day_of_publication_where_there_is_none():
    assert one("gdelt", told.incident(start=None, end=None))["SQLDATE"] == "20260304"


def test_plover_and_polecat_write_a_future_consult_as_agree_and_leave_the_negated_out():
    losses = Losses()
    events = {e["id"].rsplit("/")[-1]: e for e in rows("plover", told.everything(), losses=losses)}
    assert list(events) == ["e1", "e2", "e3", "e4"]
    assert losses.left_out == {"negated: it has not happened": 1}
    assert (events["e3"]["event"], events["e3"]["auxiliary"], events["e3"]["quad_code"]) == (
        ["AGREE"],
        ["future"],
        1,
    )
    assert events["e1"]["comment"] == "occurred; according to Senegalese Army; denied by MFDC"
    assert events["e1"]["size"] == {"dead": 4}
    assert events["e1"]["event_loc"]["resolution"] == 4
    assert events["e1"]["link"] in {"iambush", "ibombing"}
    polecat = rows("polecat", told.everything())
    assert [r["Event Type"] for r in polecat] == ["ASSAULT", "PROTEST", "AGREE", "CONCEDE"]
    assert (polecat[0]["Actor COW"], polecat[0]["Raw Placename"], polecat[0]["GeoNames ID"]) == (
        "433",
        "Bignona",
        "2253901",
    )


def test_ceasefires_have_a_row_an_actor_with_unknown_days_as_minus_one():
    army, mfdc = rows("ceasefires", told.everything())
    assert (army["actor_name"], mfdc["actor_name"]) == ("Senegalese Army", "MFDC")
    assert (mfdc["cf_dec_yr"], mfdc["cf_dec_month"], mfdc["cf_dec_day"]) == (2026, 3, 11)
    assert army["cf_dec_yr"] == -1
    assert (army["cf_effect_day"], army["end_day"], army["fixed"], army["fixed_time"]) == (14, 20, 1, 7)
    assert (army["mediator_nego"], army["cf_id"] == mfdc["cf_id"]) == ("ECOWAS", True)


def test_hxl_keeps_plans_and_says_their_status():
    found = rows("hxl", told.everything())
    assert [r["status"] for r in found] == [
        "contested",
        "reported",
        "reported",
        "planned",
        "planned",
        "reported",
    ]
    assert (found[0]["best"], found[0]["low"], found[0]["high"], found[0]["disputed_by"]) == (4, 4, 5, "MFDC")
    assert found[-1]["best"] is None
