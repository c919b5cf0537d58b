"""Times: tables of sentences with the expressions that each must give, and no other."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading.findings import Time
from reportedly.reading.parse import Doc
from reportedly.reading.times import find_times
from tests.reading.sentences import parsed

WEDNESDAY = date(2024, 5, 15)

# A time is written "words: type value first..last"; a single day once, an unresolved one not at all.
WEEKDAYS = {
    "The mint struck its first coins on Tuesday and is to show them on Thursday.": "Tuesday: DATE 2024-05-14 2024-05-14; Thursday: DATE 2024-05-16 2024-05-16",
    "The bridge was closed on Wednesday.": "Wednesday: DATE 2024-05-15 2024-05-15",
    "The council meets Friday.": "Friday: DATE 2024-05-17 2024-05-17",
    "Parliament is to debate the bill next Tuesday.": "next Tuesday: DATE 2024-05-21 2024-05-21",
    "Gunmen attacked the depot last Wednesday.": "last Wednesday: DATE 2024-05-08 2024-05-08",
    "The clans agreed to hand in their rifles by Friday.": "Friday: DATE 2024-05-17 2024-05-17",
    "The army failed to retake the bridge on Sunday.": "Sunday: DATE 2024-05-12 2024-05-12",
    "Convoys were unable to enter the valley on Sunday.": "Sunday: DATE 2024-05-12 2024-05-12",
    "Troops mounted a raid to free two herders on Friday.": "Friday: DATE 2024-05-10 2024-05-10",
    "Rebels were set free on Sunday.": "Sunday: DATE 2024-05-12 2024-05-12",
    "The union has called a strike for Monday.": "Monday: DATE 2024-05-20 2024-05-20",
    "The union called Monday's strike a success.": "Monday: DATE 2024-05-13 2024-05-13",
    "He will answer for Friday's ambush at the inquest.": "Friday: DATE 2024-05-10 2024-05-10",
    "He will attend Friday's funeral in Pristina.": "Friday: DATE 2024-05-17 2024-05-17",
    "If the roads are open on Saturday, convoys will leave.": "Saturday: DATE 2024-05-18 2024-05-18",
    "The talks had been due to begin on Monday.": "Monday: DATE 2024-05-13 2024-05-13",
    "The ministry said on Sunday that it had shelled the port on Thursday.": "Sunday: DATE 2024-05-12 2024-05-12; Thursday: DATE 2024-05-09 2024-05-09",
    '"We will strike again tomorrow," the commander said on Monday.': "tomorrow: DATE 2024-05-14 2024-05-14; Monday: DATE 2024-05-13 2024-05-13",
    "Villagers fled over the weekend.": "the weekend: DATE 2024-W19-WE 2024-05-11..2024-05-12",
    "Envoys will confer this weekend in Oslo.": "this weekend: DATE 2024-W20-WE 2024-05-18..2024-05-19",
    "The Sunday Times printed the list.": "",
}
DATES = {
    "A patrol was hit on 2024-05-11 and on 12.05.2024.": "2024-05-11: DATE 2024-05-11 2024-05-11; 12.05.2024: DATE 2024-05-12 2024-05-12",
    "The log names 13/05/2024 and 8/3/2014.": "13/05/2024: DATE 2024-05-13 2024-05-13; 8/3/2014: DATE 2014-XX-XX",
    "The pact was signed on Monday, 13 May 2024.": "Monday, 13 May 2024: DATE 2024-05-13 2024-05-13",
    "Mines killed two men on May 3 and a third on the 5th of May.": "May 3: DATE 2024-05-03 2024-05-03; the 5th of May: DATE 2024-05-05 2024-05-05",
    "On the eleventh the governor resigned; he was on the third of five terms.": "the eleventh: DATE 2024-05-11 2024-05-11",
    "The courthouse burned on Feb. 24th, 2022.": "Feb. 24th, 2022: DATE 2022-02-24 2022-02-24",
    "On this day in 1961, mutineers held the radio station.": "this day in 1961: DATE 1961-05-15 1961-05-15",
    "The siege was lifted in September.": "September: DATE 2023-09 2023-09-01..2023-09-30",
    "An inquiry is to report in September.": "September: DATE 2024-09 2024-09-01..2024-09-30",
    "The garrison left in late March.": "late March: DATE 2024-03 2024-03-21..2024-03-31",
    "Ballots will be printed in mid-June.": "mid-June: DATE 2024-06 2024-06-11..2024-06-20",
    "Last August the navy mutinied.": "Last August: DATE 2023-08 2023-08-01..2023-08-31",
    "Smugglers were tried in November last year.": "November last year: DATE 2023-11 2023-11-01..2023-11-30",
    "The island has been empty since 1994.": "1994: DATE 1994 1994-01-01..1994-12-31",
    "The autumn of 2020 brought floods.": "The autumn of 2020: DATE 2020-FA 2020-09-01..2020-11-30",
    "The dam was built in the 1990s.": "the 1990s: DATE 199 1990-01-01..1999-12-31",
    "Output fell in the first quarter of 2024.": "the first quarter of 2024: DATE 2024-Q1 2024-01-01..2024-03-31",
    "The rising of 499 BC failed.": "499 BC: DATE BC0499",
    "Loggers were shot during the week of May 6.": "the week of May 6: DATE 2024-W19 2024-05-06..2024-05-12",
    "The blockade began on Good Friday.": "Good Friday: DATE 2024-03-29 2024-03-29",
    "Shelling eased after Eid al-Fitr.": "Eid al-Fitr: DATE 2024-04-10 2024-04-10..2024-04-12",
    "The 9/11 attacks were recalled.": "9/11: DATE 2001-09-11 2001-09-11",
    "May said the march would go ahead, and she may join it.": "",
    "Resolution 1701 let 2000 soldiers stay at Hill 1500.": "",
}
RANGES = {
    "Between 1988 and 1994 thousands died.": "1988: DATE 1988 1988-01-01..1994-12-31; 1994: DATE 1994 1988-01-01..1994-12-31",
    "The war ran from 3 May to 9 August 2017.": "3 May: DATE 2017-05-03 2017-05-03..2017-08-09; 9 August 2017: DATE 2017-08-09 2017-05-03..2017-08-09",
    "Observers stayed from 5 to 9 May.": "5: DATE 2024-05-05 2024-05-05..2024-05-09; 9 May: DATE 2024-05-09 2024-05-05..2024-05-09",
    "The 1975-1990 conflict ended in a pardon.": "1975: DATE 1975 1975-01-01..1990-12-31; 1990: DATE 1990 1975-01-01..1990-12-31",
    "Shells fell on 4 and 6 May.": "4: DATE 2024-05-04 2024-05-04; 6 May: DATE 2024-05-06 2024-05-06",
}
DEICTIC = {
    "Rebels left the town yesterday; doctors hope to enter tomorrow.": "yesterday: DATE 2024-05-14 2024-05-14; tomorrow: DATE 2024-05-16 2024-05-16",
    "The envoy arrives the day after tomorrow.": "the day after tomorrow: DATE 2024-05-17 2024-05-17",
    "The crossing was shut last week.": "last week: DATE 2024-W19 2024-05-06..2024-05-12",
    "Judges will rule next week.": "next week: DATE 2024-W21 2024-05-20..2024-05-26",
    "The truce broke earlier this week.": "earlier this week: DATE 2024-W20 2024-05-13..2024-05-15",
    "Troops must leave by the end of next month.": "the end of next month: DATE 2024-06 2024-06-21..2024-06-30",
    "The mayor fled a fortnight ago.": "a fortnight ago: DATE 2024-05-01 2024-05-01",
    "Three days ago today the weir broke.": "Three days ago today: DATE 2024-05-12 2024-05-12",
    "Five men drowned in the past 24 hours.": "the past 24 hours: DURATION PT24H 2024-05-14..2024-05-15",
    "The parties will convene again in two weeks.": "two weeks: DATE 2024-05-29 2024-05-29",
    "Attacks have grown in recent weeks.": "recent weeks: DURATION PXW",
    "The last hour was calm; in the fortnight nobody had slept.": "The last hour: DURATION PT1H 2024-05-14..2024-05-15",
}
PARTS = {
    "Sirens sounded on Tuesday evening.": "Tuesday evening: TIME 2024-05-14TEV 2024-05-14",
    "Drones came in overnight.": "overnight: TIME 2024-05-14TNI 2024-05-14..2024-05-15",
    "The post was raided on the night of May 3.": "the night of May 3: TIME 2024-05-03TNI 2024-05-03",
    "The jet crashed at 0420 GMT on Sunday.": "0420 GMT on Sunday: TIME 2024-05-12T04:20 2024-05-12",
    "The curfew ends at midnight on Friday.": "midnight on Friday: TIME 2024-05-17T24:00 2024-05-17",
    "The hall caught fire at 3.30 pm on 9 May.": "3.30 pm on 9 May: TIME 2024-05-09T15:30 2024-05-09",
    "Jets struck in the small hours of Sunday.": "the small hours of Sunday: DATE 2024-05-12 2024-05-12",
}
DURATIONS = {
    "The siege lasted 44 days.": "44 days: DURATION P44D",
    "She was freed at the age of 27 after nine years in prison.": "nine years: DURATION P9Y",
    "The 19-year-old was held for two and a half hours.": "two and a half hours: DURATION PT2H30M",
    "He marched every Friday for more than three months.": "every Friday: SET XXXX-WXX-5; more than three months: DURATION P3M",
    "Crowds gather on Tuesdays.": "Tuesdays: SET XXXX-WXX-2",
    "The clinic counts thirty births a day.": "a day: SET P1D",
}
TOLD = {
    "The mayor was shot on Thursday. Two days earlier, gunmen had burned his car.": "Thursday: DATE 2024-05-09 2024-05-09; Two days earlier: DATE 2024-05-07 2024-05-07",
    "On March 3, 2022, the first convoy left; the next day it was shelled.": "March 3, 2022: DATE 2022-03-03 2022-03-03; the next day: DATE 2022-03-04 2022-03-04",
    "Rebels took the city in November 2012 and left eleven days later.": "November 2012: DATE 2012-11 2012-11-01..2012-11-30; eleven days later: DATE 2012-XX-XX 2012-11-12..2012-12-11",
    "The king was crowned on Thursday. Riots had forced out his father that April.": "Thursday: DATE 2024-05-09 2024-05-09; that April: DATE 2024-04 2024-04-01..2024-04-30",
    "The chamber, elected in June, will sit until 2026.": "June: DATE 2023-06 2023-06-01..2023-06-30; 2026: DATE 2026 2026-01-01..2026-12-31",
    "The mill said it lost more than it had lost in 2021. By the end of the year it was shut.": "2021: DATE 2021 2021-01-01..2021-12-31; the end of the year: DATE 2024 2024-10-01..2024-12-31",
    "In May 1999 bombers hit the embassy. In June the war ended.": "May 1999: DATE 1999-05 1999-05-01..1999-05-31; June: DATE 1999-06 1999-06-01..1999-06-30",
}
TABLES = {**WEEKDAYS, **DATES, **RANGES, **DEICTIC, **PARTS, **DURATIONS, **TOLD}

UNANCHORED = {
    "The senate met on Tuesday and will vote next week.": "Tuesday: DATE XXXX-WXX-2; next week: DATE XXXX-WXX",
    "The envoys met on January 23.": "January 23: DATE XXXX-01-23",
    "Yesterday the port was shelled.": "Yesterday: DATE XXXX-XX-XX",
    "The raid of 5 March 2013 failed; three days later they withdrew.": "5 March 2013: DATE 2013-03-05 2013-03-05; three days later: DATE 2013-03-08 2013-03-08",
}

HISTORY = (
    "On September 1, 1939, the army crossed the border. On September 17, 1939, a second army followed. "
    "In November the capital fell. In January the king fled. By March 1940 the war was over. In May 1941 the exiles returned."
)  # fmt: skip


def written(doc: Doc, time: Time) -> str:
    days = (
        []
        if time.first is None
        else [f"{time.first}" if time.first == time.last else f"{time.first}..{time.last}"]
    )
    return " ".join([f"{doc.span(time.start, time.end).text}:", time.type, time.value or "None", *days])


def told(text: str, anchor: date | None) -> str:
    doc = parsed(text)[text]
    return "; ".join(written(doc, time) for time in find_times(doc, anchor=anchor))


OFFSETS = {
    "The court was bombed two days after a drone killed the general.": (2, "killed", None),
    "The envoy resigned on Sunday, three days before the vote.": (-3, "vote", date(2024, 5, 12)),
    "Police arrested four men on the eve of the election.": (-1, "election", None),
}


@pytest.mark.parametrize(("text", "expected"), TABLES.items())
def test_find_times_gives_words_value_and_days(text: str, expected: str) -> None:
    assert told(text, WEDNESDAY) == expected


@pytest.mark.parametrize(("text", "expected"), UNANCHORED.items())
def test_without_a_day_of_publication_nothing_is_guessed(text: str, expected: str) -> None:
    assert told(text, None) == expected


@pytest.mark.parametrize("anchor", [None, date(2009, 12, 19)])
def test_a_history_takes_its_years_from_what_it_told_last(anchor: date | None) -> None:
    values = [time.value for time in find_times(parsed(HISTORY)[HISTORY], anchor=anchor)]
    assert values == ["1939-09-01", "1939-09-17", "1939-11", "1940-01", "1940-03", "1941-05"]


@pytest.mark.parametrize(("text", "expected"), OFFSETS.items())
def test_an_offset_says_what_it_counts_from(text: str, expected: tuple[int, str, date | None]) -> None:
    time = next(t for t in find_times(parsed(text)[text], anchor=WEDNESDAY) if t.relative_to is not None)
    assert time.relative_to is not None
    assert (time.offset_days, time.relative_to.text, time.first) == expected


def test_a_stated_weekday_is_kept_beside_the_date() -> None:
    text = "The pact was signed on Monday, 13 May 2024."
    times = find_times(parsed(text)[text], anchor=WEDNESDAY)
    assert [time.stated_weekday for time in times] == [1]


@pytest.mark.parametrize("anchor", [date(1, 1, 1), date(9999, 12, 31)])
def test_days_at_the_edge_of_the_calendar_do_not_raise(anchor: date) -> None:
    for text in TABLES:
        find_times(parsed(text)[text], anchor=anchor)
