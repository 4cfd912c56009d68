package evaluate

import (
	"strings"
	"testing"

	"tifa/corpus/evaluate/gold"
	"tifa/models"
)

func TestTimes(t *testing.T) {
	g, d := document(blank,
		[]string{"DATE 0:5 2024-05-01", "DATE 10:15 2024-05", "DATE 20:25 2024-04-22/2024-04-23", "DATE 30:35 PAST_REF", "DATE 40:45", "DATE 50:55 2020", "PERSON 60:65 x"},
		[]string{"DATE 0:5 2024-05-01", "DATE 8:15 2024-05", "DATE 20:25 2024-04-22", "DATE 30:35 PAST_REF", "DATE 40:45 2019", "DATE 70:72 2021"})
	s := score(t, Options{}, g, d).Score
	if want := (Tally{Correct: 3, Possible: 5, Actual: 6}); s.Values != want { // one with other boundaries counts, one without a value in the gold is not asked for
		t.Errorf("values: %+v, want %+v", s.Values, want)
	}
	if want := (Tally{Correct: 2, Possible: 4, Actual: 5}); s.Intervals != want {
		t.Errorf("intervals: %+v, want %+v", s.Intervals, want)
	}
}

func TestSameValue(t *testing.T) {
	timex := func(value, from, to string) models.Timex { return models.Timex{Value: value, From: from, To: to} }
	for _, test := range []struct {
		name  string
		found models.Timex
		gold  gold.Span
		suite bool
		want  bool
	}{
		{"equal", timex("2024", "2024-01-01", "2025-01-01"), gold.Span{Value: "2024"}, false, true},
		{"hours in three forms", timex("2024-05-01T09:00", "", ""), gold.Span{Value: "2024-05-01T09"}, false, true},
		{"with seconds", timex("2024-05-01T09:00", "", ""), gold.Span{Value: "2024-05-01T09:00:00"}, false, true},
		{"other seconds", timex("2024-05-01T09:00", "", ""), gold.Span{Value: "2024-05-01T09:00:07"}, false, false},
		{"no value", timex("", "", ""), gold.Span{Value: ""}, false, false},
		{"a part of the day is no hour", timex("2024-05-01TMO", "", ""), gold.Span{Value: "2024-05-01TMO"}, false, true},
		{"a day for an interval", timex("2024-05", "2024-05-01", "2024-06-01"), gold.Span{Value: "2024-05-01/2024-06-01"}, false, false},
		{"an interval, strictly", timex("2024-05-01/2024-05-03", "2024-05-01", "2024-05-04"), gold.Span{Value: "2024-05-01/2024-05-04"}, false, false},
		{"a period in other units, strictly", timex("PT90M", "", ""), gold.Span{Value: "PT1.5H"}, false, false},

		// Suites.
		{"the same, ends exclusive", timex("2024-05", "2024-05-01", "2024-06-01"), gold.Span{Value: "2024-05-01/2024-06-01"}, true, true},
		{"ends exclusive", timex("2024-05-01/2024-05-03", "2024-05-01", "2024-05-04"), gold.Span{Value: "2024-05-01/2024-05-04"}, true, true},
		{"the last day that is named", timex("2024-05-01/2024-05-03", "2024-05-01", "2024-05-04"), gold.Span{Value: "2024-05-01/2024-05-03"}, true, true},
		{"the last day of a month is not named", timex("2024-05", "2024-05-01", "2024-06-01"), gold.Span{Value: "2024-05-01/2024-05-31"}, true, false},
		{"another end", timex("2024-05-01/2024-05-03", "2024-05-01", "2024-05-04"), gold.Span{Value: "2024-05-01/2024-05-05"}, true, false},
		{"hours, the last included", timex("2024-05-01T08:00/2024-05-01T13:00", "2024-05-01T08:00", "2024-05-01T13:01"), gold.Span{Value: "2024-05-01T08/2024-05-01T14"}, true, true},
		{"a reading", timex("2017-01-01", "2017-01-01", "2017-01-02"), gold.Span{Value: "XXXX-01-01", Readings: []gold.Reading{{Value: "2018-01-01"}, {Value: "2017-01-01"}}}, true, true},
		{"a reading by its ends", timex("2018-W27", "2018-07-02", "2018-07-09"), gold.Span{Readings: []gold.Reading{{From: "2018-07-02", To: "2018-07-09"}}}, true, true},
		{"either of two values", timex("2022-W35-WE", "2022-09-03", "2022-09-05"), gold.Span{Value: "2021-W35-WE|2022-W35-WE"}, true, true},
		{"no reading", timex("2018-W27", "2018-07-02", "2018-07-09"), gold.Span{Readings: []gold.Reading{{From: "2018-07-02", To: "2018-07-10"}}}, true, false},
		{"since, which is no part of the span", timex("2016", "2016-01-01", "2017-01-01"), gold.Span{Readings: []gold.Reading{{From: "2016-01-01"}}}, true, true},
		{"after", timex("2016", "2016-01-01", "2017-01-01"), gold.Span{Readings: []gold.Reading{{From: "2017-01-01"}}}, true, true},
		{"before", timex("2016", "2016-01-01", "2017-01-01"), gold.Span{Readings: []gold.Reading{{To: "2016-01-01"}}}, true, true},
		{"before something else", timex("2016", "2016-01-01", "2017-01-01"), gold.Span{Readings: []gold.Reading{{To: "2016-07-01"}}}, true, false},
		{"the first day of a month", timex("2012-09", "2012-09-01", "2012-10-01"), gold.Span{Value: "2012-09-01"}, true, true},
		{"not the last one", timex("2012-09", "2012-09-01", "2012-10-01"), gold.Span{Value: "2012-09-30"}, true, false},
		{"a month for a day", timex("2012-09-01", "2012-09-01", "2012-09-02"), gold.Span{Value: "2012-09"}, true, false},
		{"the end of a length", timex("P2W", "2012-08-10", "2012-08-24"), gold.Span{Value: "2012-08-24T12:14"}, true, true},
		{"a part of the day, with other hours", timex("2018-05-29TMO", "2018-05-29T00:00", "2018-05-29T12:00"), gold.Span{Readings: []gold.Reading{{From: "2018-05-29T08:00:00", To: "2018-05-29T12:00:00"}}}, true, true},
		{"another part", timex("2018-05-29TMO", "2018-05-29T00:00", "2018-05-29T12:00"), gold.Span{Readings: []gold.Reading{{From: "2018-05-29T12:00:00", To: "2018-05-29T16:00:00"}}}, true, false},
		{"the beginning of a week", models.Timex{Value: "2013-W07", Mod: "START", From: "2013-02-11", To: "2013-02-18"}, gold.Span{Value: "2013-02-11/2013-02-14"}, true, true},
		{"not its end", models.Timex{Value: "2013-W07", Mod: "END", From: "2013-02-11", To: "2013-02-18"}, gold.Span{Value: "2013-02-11/2013-02-14"}, true, false},
		{"a time of any day", timex("2018-05-29T19:00", "", ""), gold.Span{Readings: []gold.Reading{{Value: "T19:00:00"}}}, true, true},
		{"without a day", timex("T19:00", "", ""), gold.Span{Readings: []gold.Reading{{Value: "T19:00:00"}}}, true, true},
		{"hours of any day", timex("x", "2018-05-29T17:00", "2018-05-29T18:00"), gold.Span{Readings: []gold.Reading{{From: "T17:00:00", To: "T18:00:00"}}}, true, true},
		{"hours from a time on", timex("2018-05-29T14:00", "2018-05-29T14:00", "2018-05-29T14:01"), gold.Span{Readings: []gold.Reading{{From: "T14:00:00"}}}, true, true},
		{"a period", timex("P3D", "", ""), gold.Span{Value: "P3D"}, true, true},
		{"a period in other units", timex("PT90M", "", ""), gold.Span{Value: "PT1.5H"}, true, true},
		{"another period", timex("P1M", "", ""), gold.Span{Value: "P30D"}, true, false},
		{"no period", timex("PXD", "", ""), gold.Span{Value: "PT3D"}, true, false},
	} {
		if got := sameValue(test.found, test.gold, test.suite); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestValueStretch(t *testing.T) {
	for value, want := range map[string]string{
		"2024": "2024-01-01 2025-01-01", "2024-02": "2024-02-01 2024-03-01", "2024-02-29": "2024-02-29 2024-03-01",
		"19": "1900-01-01 2000-01-01", "199": "1990-01-01 2000-01-01", "2024-Q4": "2024-10-01 2025-01-01", "2024-H1": "2024-01-01 2024-07-01",
		"2024-W01": "2024-01-01 2024-01-08", "2020-W53": "2020-12-28 2021-01-04", "2021-W01": "2021-01-04 2021-01-11", "2024-SU": "2024-06-01 2024-09-01", "2024-WI": "2024-12-01 2025-03-01",
		"2024-05-01TMO": "2024-05-01 2024-05-01T12:00", "2024-05-01TNI": "2024-05-01T18:00 2024-05-02", "2024-05-01T24:00": "2024-05-02 2024-05-02T00:01", "2024-W01-WE": "2024-01-06 2024-01-08", "2024-05-01T09:30": "2024-05-01T09:30 2024-05-01T09:31",
		"2024-04-22/2024-04-23": "2024-04-22 2024-04-24", "2021/2025": "2021-01-01 2026-01-01",
		"2024-13": "", "2024-02-30": "", "2024-Q5": "", "2024-W54": "", "PAST_REF": "", "P3D": "", "": "", "2024-05-01TXX": "", "2024/x": "",
	} {
		p, ok := valueStretch(value, false)
		got := ""
		if ok {
			got = strings.TrimSuffix(p.from.Format("2006-01-02T15:04"), "T00:00") + " " + strings.TrimSuffix(p.to.Format("2006-01-02T15:04"), "T00:00")
		}
		if got != want {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
}
