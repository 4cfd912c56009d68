package calendar

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// day is a point from its ISO form.
func day(s string) Point { return ParseReference(s) }

// at is an anchor at a date, in a sentence with a tense.
func at(reference string, tense Tense) *Anchor {
	a := &Anchor{Reference: ParseReference(reference)}
	a.Enter(1, false, func() Tense { return tense })
	return a
}

// value places a meaning and gives its value, from and to.
func value(m Meaning, a *Anchor) string {
	t := m.Timex(a)
	if t == nil {
		return "none"
	}
	return t.Value + " " + t.From + " " + t.To
}

func TestPoints(t *testing.T) {
	d := day("2024-02-29")
	for u, want := range map[Unit]string{
		Century: "20 2000-01-01 2100-01-01", Decade: "202 2020-01-01 2030-01-01", Year: "2024 2024-01-01 2025-01-01", Half: "2024-H1 2024-01-01 2024-07-01",
		Quarter: "2024-Q1 2024-01-01 2024-04-01", Season: "2023-WI 2023-12-01 2024-03-01", Month: "2024-02 2024-02-01 2024-03-01", Week: "2024-W09 2024-02-26 2024-03-04",
		Weekend: "2024-W09-WE 2024-03-02 2024-03-04", Day: "2024-02-29 2024-02-29 2024-03-01",
	} {
		p := d.In(u)
		if got := p.Value() + " " + p.Start.Format(time.DateOnly) + " " + p.End().Format(time.DateOnly); got != want {
			t.Errorf("unit %d: %s, want %s", u, got, want)
		}
		if p.Add(3).Add(-3) != p {
			t.Errorf("unit %d: %v does not come back from three further", u, p)
		}
	}
	if p := day("2024-01-31").In(Month).Add(1); p.Value() != "2024-02" {
		t.Error(p)
	}
	if v := d.At(Afternoon).Value(); v != "2024-02-29TAF" {
		t.Error(v)
	}
}

func TestNoSuchPoint(t *testing.T) {
	for name, ok := range map[string]bool{
		"30 February": second(DayOf(2024, 2, 30)), "29 February 2023": second(DayOf(2023, 2, 29)), "year 0": second(YearOf(0)), "year 10000": second(YearOf(10000)), "month 13": second(MonthOf(2024, 13)),
		"week 53": second(WeekOf(2024, 53)), "quarter 0": second(PartOf(2024, Quarter, 0)), "quarter 5": second(PartOf(2024, Quarter, 5)),
	} {
		if ok {
			t.Errorf("the calendar has no %s", name)
		}
	}
	if !second(WeekOf(2020, 53)) {
		t.Error("2020 had 53 weeks")
	}
}

func second(_ Point, ok bool) bool { return ok }

func TestPeriods(t *testing.T) {
	for _, tt := range []struct {
		p           Period
		value, from string // behind 2024-01-31
	}{
		{Period{{3, Day}}, "P3D", "2024-02-03T00:00"},
		{Period{{1, Month}}, "P1M", "2024-02-29T00:00"},
		{Period{{0.5, Hour}}, "PT30M", "2024-01-31T00:30"},
		{Period{{0.5, Year}}, "P6M", "2024-07-31T00:00"},
		{Period{{3.5, Year}}, "P3.5Y", "2027-07-31T00:00"},
		{Period{{2, Week}, {1, Day}}, "P2W1D", "2024-02-15T00:00"},
		{Period{{1, Hour}, {30, Minute}}, "PT1H30M", "2024-01-31T01:30"},
		{Period{{1, Day}, {2, Hour}}, "P1DT2H", "2024-02-01T02:00"},
		{Period{{0, Day}}, "PXD", ""},
		{Period{{2, Decade}}, "P2DE", "2044-01-31T00:00"},
		{Period{{1e9, Year}}, "P1000000000Y", ""},
		{Period{{9000, Year}}, "P9000Y", ""},
	} {
		from := ""
		if m, ok := tt.p.From(day("2024-01-31").Start, 1); ok {
			from = m.Format("2006-01-02T15:04")
		}
		if got := tt.p.Value(); got != tt.value || from != tt.from {
			t.Errorf("%v: %s %s, want %s %s", tt.p, got, from, tt.value, tt.from)
		}
	}
}

// TestNearest: tense decides between what is over and what is to come.
func TestNearest(t *testing.T) {
	friday, may, may7, the15th := Weekday(5), MonthCycle(5), MonthDay(5, 7), DayOfMonth(15)
	for _, tt := range []struct {
		name      string
		c         Cycle
		reference string
		tense     Tense
		want      string
	}{
		{"a weekday is the last one", friday, "2024-06-20", Unknown, "2024-06-14"},
		{"to come", friday, "2024-06-20", Future, "2024-06-21"},
		{"today", friday, "2024-06-21", Future, "2024-06-21"},
		{"a month", may, "2024-06-20", Unknown, "2024-05"},
		{"to come", may, "2024-06-20", Future, "2025-05"},
		{"of the year before", may, "2024-03-20", Past, "2023-05"},
		{"the current one", may, "2024-05-20", Past, "2024-05"},
		{"the nearest", may7, "2024-01-10", Unknown, "2024-05-07"},
		{"a day of the month", the15th, "2024-06-20", Unknown, "2024-06-15"},
		{"to come", the15th, "2024-06-20", Future, "2024-07-15"},
		{"of yesterday, whatever the tense", the15th, "2024-06-16", Future, "2024-06-15"},
		{"the 31st of a month that has one", DayOfMonth(31), "2024-06-20", Past, "2024-05-31"},
		{"only the year is known", may7, "2024", Future, "2024-05-07"},
		{"every four years", Cycle{Year, Day, func(p Point) (Stretch, bool) {
			d, ok := DayOf(p.Start.Year(), 2, 29)
			return One(d), ok
		}}, "2022-06-20", Past, "2020-02-29"},
	} {
		s, ok := tt.c.Nearest(at(tt.reference, tt.tense))
		if !ok || s.Value() != tt.want {
			t.Errorf("%s: %s %v, want %s", tt.name, s.Value(), ok, tt.want)
		}
	}
}

func TestNeighbours(t *testing.T) {
	a := at("2024-06-20", Unknown) // a Thursday
	for _, tt := range []struct {
		name string
		p    Placer
		want string
	}{
		{"last Friday", Weekday(5).Last, "2024-06-14"}, {"this Friday", Weekday(5).This, "2024-06-21"}, {"next Friday", Weekday(5).Next, "2024-06-28"}, {"coming Friday", Weekday(5).Coming, "2024-06-21"},
		{"last Thursday", Weekday(4).Last, "2024-06-13"}, {"last June", MonthCycle(6).Last, "2023-06"}, {"next June", MonthCycle(6).Next, "2025-06"}, {"this summer", PartCycle(Season, 2).This, "2024-SU"},
		{"two Mondays ahead", NthWeekday(1, 2), "2024-07-01"}, {"two Mondays ago", NthWeekday(1, -2), "2024-06-10"},
		{"last Monday of the month", Nth(Counted{Day, 1}, -1, 1, Shifted(Month, 0).Place), "2024-06-24"},
		{"first three days of next month", Nth(Counted{Unit: Day}, 1, 3, Shifted(Month, 1).Place), "2024-07-01/2024-07-03"},
		{"fifth Monday of the month", Nth(Counted{Day, 1}, 5, 1, Shifted(Month, 0).Place), "none"},
		{"second half of the decade", HalfOf(2, Shifted(Decade, 0).Place), "2025/2029"},
		{"Friday the 13th", DayOfMonthOn(13, Weekday(5)), "2024-09-13"},
		{"Friday, June 21", OnWeekday(MonthDay(6, 21), Weekday(5)), "2024-06-21"},
		{"Wednesday, June 21", OnWeekday(MonthDay(6, 21), Weekday(3)), "2023-06-21"},
		{"the weekend of a Monday", WeekWith(At(One(day("2024-05-27"))), Weekend), "2024-W21-WE"},
		{"the rest of the week", Rest(Week).Place, "2024-06-20/2024-06-23"},
	} {
		s, ok := tt.p(a)
		got := "none"
		if s.valid() {
			got = s.Value()
		}
		if !ok || got != tt.want {
			t.Errorf("%s: %s %v, want %s", tt.name, got, ok, tt.want)
		}
	}
}

// TestMentioned: later expressions are read from the last time mentioned.
func TestMentioned(t *testing.T) {
	a := at("2024-06-20", Past)
	first := Once(MonthDay(5, 7), "month", "day")
	for _, tt := range []struct {
		m    Meaning
		want string
	}{
		{Later(Period{{1, Day}}, -1), "2024-06-19 2024-06-19 2024-06-20"},
		{first, "2024-05-07 2024-05-07 2024-05-08"},
		{Later(Period{{1, Day}}, 1), "2024-05-08 2024-05-08 2024-05-09"},
		{ShiftedMentioned(Day, 0), "2024-05-08 2024-05-08 2024-05-09"},
		{Once(Clock(15, 0, 0, Minute)), "2024-05-08T15:00 2024-05-08T15:00 2024-05-08T15:01"},
		{Ago(Period{{2, Week}}), "2024-W23 2024-06-03 2024-06-10"},
		{Ago(Period{{1, Year}}), "2023-06 2023-06-01 2023-07-01"},
		{FromNow(Period{{3, Day}}, 1), "2024-06-23 2024-06-23 2024-06-24"},
		{Rolling(Period{{3, Year}}, -1), "P3Y 2021-06-20 2024-06-20"},
		{Rolling(Period{{2, Day}}, 1), "P2D 2024-06-21 2024-06-23"},
		{Beside(Once(MonthDay(12, 25)), Period{{2, Week}}, 1), "2024-01-08 2024-01-08 2024-01-09"},
	} {
		if got := value(tt.m, a); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
}

func TestSamePeriod(t *testing.T) {
	a := at("2024-07-20", Past)
	half := Once(PartCycle(Half, 1))
	if got := value(half, a); got != "2024-H1 2024-01-01 2024-07-01" {
		t.Fatal(got)
	}
	if got := value(SamePeriod(Shifted(Year, -1)), a); got != "2023-H1 2023-01-01 2023-07-01" {
		t.Error(got)
	}
}

// TestRanges: an end has from the other one what it does not state; what ends before
// it begins has no value.
func TestRanges(t *testing.T) {
	once := func(m, d int) Meaning { return Once(MonthDay(m, d)) }
	y2023, _ := YearOf(2023)
	in2023 := func(m, d int) Meaning {
		return Placed(Day, MonthDay(m, d).Within(At(One(y2023))))
	}
	for _, tt := range []struct {
		m    Meaning
		want string
	}{
		{Range(once(5, 7), once(5, 9)), "2024-05-07/2024-05-09 2024-05-07 2024-05-10"},
		{Range(once(12, 30), once(1, 2)), "2023-12-30/2024-01-02 2023-12-30 2024-01-03"},
		{Range(once(5, 7), in2023(6, 1)), "2023-05-07/2023-06-01 2023-05-07 2023-06-02"},
		{Range(in2023(6, 1), in2023(5, 7)), "none"},
		{Range(Once(Clock(9, 0, 0, Minute)), Once(Clock(11, 30, 0, Minute))), "2024-06-20T09:00/2024-06-20T11:30 2024-06-20T09:00 2024-06-20T11:31"},
	} {
		if got := value(tt.m, at("2024-06-20", Past)); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
	if got := value(Range(Once(MonthCycle(8)), Once(MonthCycle(10))), at("2024-09-07", Future)); got != "2024-08/2024-10 2024-08-01 2024-11-01" {
		t.Errorf("a range that goes on: %s", got)
	}
}

func TestWithoutReference(t *testing.T) {
	for _, tt := range []struct {
		m    Meaning
		want string
	}{
		{Shifted(Day, -1), "  "}, {Once(MonthDay(5, 7)), "  "}, {Ago(Period{{1, Day}}), "  "}, {Once(Clock(9, 5, 0, Minute)), "T09:05  "}, {Once(DayPartCycle(Evening)), "TEV  "},
		{Rolling(Period{{3, Year}}, -1), "P3Y  "},
	} {
		if got := value(tt.m, at("", Past)); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// TestTables: the tables that are part of the program can be read.
func TestTables(t *testing.T) {
	all, err := parseHolidays(holidayTable)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, h := range all {
		found := false
		for y := 1990; y < 2060; y++ {
			year, _ := YearOf(y)
			s, ok := h.Cycle.In(year)
			found = found || ok
			if ok && (!s.valid() || s.First.Start.Year() != y) {
				t.Errorf("%s: %v in %d", h.ID, s, y)
			}
		}
		if !found {
			t.Errorf("%s is in no year", h.ID)
		}
		for _, name := range slices.Concat([]string{"id " + h.ID}, h.English, h.Chinese) {
			if other := seen[name]; other != "" {
				t.Errorf("%q is a name of %s and %s", name, other, h.ID)
			}
			seen[name] = h.ID
		}
	}
	for _, e := range Eras() {
		if e.First < firstYear || e.Last > 0 && e.Last < e.First || e.Name == "" {
			t.Errorf("era %+v", e)
		}
	}
	ids := map[string]bool{}
	for _, p := range DatedPeriods() {
		if ids[p.ID] || !p.First.valid() || !p.Open && !(Stretch{First: p.First, Last: p.Last}).valid() || len(p.Chinese)+len(p.English) == 0 || !slices.Contains([]string{"plan", "congress", "plenum", "event"}, p.Kind) {
			t.Errorf("period %+v", p)
		}
		ids[p.ID] = true
	}
}

func TestHolidayErrors(t *testing.T) {
	for _, tt := range []struct{ table, want string }{
		{"id\trule\ten\tzh\nx\t12-25\tX", "holidays.tsv:2: 3 columns, there are to be 4: id, rule, en, zh"},
		{"id\trule\ten\tzh\n\nx\t25 December\tX\t", `holidays.tsv:3: x: rule "25 December": "25 December" is no day of the year`},
		{"id\trule\ten\tzh\nx\t12-25 for ever\tX\t", `holidays.tsv:2: x: rule "12-25 for ever": "ever" is no number`},
		{"id\trule\ten\tzh\nx\t\tX\t", `holidays.tsv:2: x: rule "": it is empty`},
		{"id\trule\ten\tzh\nx\ton 2020-01-01 2020-01-02\tX\t", `holidays.tsv:2: x: rule "on 2020-01-01 2020-01-02": two days in 2020`},
	} {
		if _, err := parseHolidays(tt.table); fmt.Sprint(err) != tt.want {
			t.Errorf("%v, want %s", err, tt.want)
		}
	}
}
