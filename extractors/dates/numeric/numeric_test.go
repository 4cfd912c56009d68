package numeric

import (
	"testing"

	"tifa/extractors/dates/calendar"
)

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		text  string
		order Order
		want  string // the value, the zone and what is left of the text; "" for no date
	}{
		{"2023-09-08", MonthFirst, "2023-09-08 |"},
		{"2023-9-8,", MonthFirst, "2023-09-08 |,"},
		{"2023/09/08", MonthFirst, "2023-09-08 |"},
		{"2023.09.08.", MonthFirst, "2023-09-08 |."},
		{"8/9/2023", MonthFirst, "2023-08-09 |"},
		{"8/9/2023", DayFirst, "2023-09-08 |"},
		{"21/1/2025", MonthFirst, "2025-01-21 |"},
		{"1/21/2025", DayFirst, "2025-01-21 |"},
		{"21.01.2025", MonthFirst, "2025-01-21 |"},
		{"21.01.25", MonthFirst, "2025-01-21 |"},
		{"21-01-25", MonthFirst, "2025-01-21 |"},
		{"1/2/98", MonthFirst, "1998-01-02 |"},
		{"12-11-10", DayFirst, "2012-11-10 |"},
		{"2023-09", MonthFirst, "2023-09 |"},
		{"09/2023", MonthFirst, "2023-09 |"},
		{"20230908", MonthFirst, "2023-09-08 |"},
		{"2016 10 16", MonthFirst, "2016-10-16 |"},
		{"4/22", MonthFirst, "2024-04-22 |"},
		{"2023-09-08T15:04", MonthFirst, "2023-09-08T15:04 |"},
		{"2023-09-08T15:04:05Z", MonthFirst, "2023-09-08T15:04:05 +00:00|"},
		{"2023-09-08T15:04:05.123+08:00 x", MonthFirst, "2023-09-08T15:04:05 +08:00| x"},
		{"2023-09-08 15:04:05 -0530", MonthFirst, "2023-09-08T15:04:05 | -0530"},
		{"2023-09-08T25:04", MonthFirst, "2023-09-08 |T25:04"},
		// What the calendar does not have.
		{"2023-13-01", MonthFirst, ""}, {"2023-02-30", MonthFirst, ""}, {"31.04.2023", MonthFirst, ""}, {"20231301", MonthFirst, ""}, {"13/13/2023", MonthFirst, ""}, {"2016 13 16", MonthFirst, ""},
		// What goes on: versions, scores, phone numbers, shares.
		{"1.2.3", MonthFirst, ""}, {"10.12.2024.7", MonthFirst, ""}, {"2023.4.1.2", MonthFirst, ""}, {"1.10.30", MonthFirst, ""}, {"010-6512-2024", MonthFirst, ""}, {"555-1234", MonthFirst, ""},
		{"2/15%", MonthFirst, ""}, {"318-97", MonthFirst, ""}, {"99999999", MonthFirst, ""}, {"7 - 6", MonthFirst, ""}, {"1", MonthFirst, ""}, {"12:30", MonthFirst, ""}, {"", MonthFirst, ""}, {"2023-", MonthFirst, ""},
	} {
		got := ""
		if d, ok := Read(tt.text, 0, tt.order); ok {
			a := &calendar.Anchor{Reference: calendar.ParseReference("2024-06-20")}
			a.Enter(0, false, nil)
			got = d.Timex(a).Value + " " + d.Zone + "|" + tt.text[d.End:]
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"2023-09-08T15:04:05Z", "8/9/23", "20230908", "2016 10 16", "1.2.3.4", "9-"} {
		f.Add(s, uint8(0))
		f.Add(s, uint8(1))
	}
	f.Fuzz(func(t *testing.T, text string, order uint8) {
		for i := range text {
			if d, ok := Read(text, i, Order(order%2)); ok && (d.End <= i || d.End > len(text) || d.Place == nil || d.Rule == "") {
				t.Fatalf("%q at %d: %+v", text, i, d)
			}
		}
	})
}
