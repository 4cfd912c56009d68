package calendar

import (
	"testing"
	"time"

	lunar "github.com/6tail/lunar-go/calendar"
)

// TestLunarDays compares the table with the library that it was made with, by going
// the other way: from every day of some centuries to its Chinese date.
func TestLunarDays(t *testing.T) {
	until := 2100
	if testing.Short() {
		until = 1905
	}
	for d := time.Date(1900, 2, 1, 0, 0, 0, 0, time.UTC); d.Year() < until; d = d.AddDate(0, 0, 1) {
		l := lunar.NewSolarFromYmd(d.Year(), int(d.Month()), d.Day()).GetLunar()
		month := l.GetMonth()
		s, ok := LunarDay(l.GetYear(), max(month, -month), l.GetDay(), month < 0)
		if !ok || !s.First.Start.Equal(d) {
			t.Fatalf("%s is %s, not %s", d.Format(time.DateOnly), l, s.Value())
		}
	}
}

func TestLunar(t *testing.T) {
	for _, tt := range []struct {
		year, month, day int
		leap             bool
		want             string
	}{
		{2024, 1, 1, false, "2024-02-10"}, {2023, 2, 1, true, "2023-03-22"}, {2023, 12, 30, false, "2024-02-09"}, {1681, 9, 1, false, "1681-10-11"}, {1644, 1, 1, false, "1644-02-08"},
		{2024, 12, 30, false, ""}, {2024, 2, 1, true, ""}, {2024, 13, 1, false, ""}, {0, 1, 1, false, ""}, {2500, 1, 1, false, ""}, {2024, 1, 31, false, ""},
	} {
		got := ""
		if s, ok := LunarDay(tt.year, tt.month, tt.day, tt.leap); ok {
			got = s.Value()
		}
		if got != tt.want {
			t.Errorf("%d-%d-%d: %q, want %q", tt.year, tt.month, tt.day, got, tt.want)
		}
	}
}

func TestTerms(t *testing.T) {
	for _, tt := range []struct {
		year int
		term string
		want string
	}{{2024, "lichun", "2024-02-04"}, {2024, "dongzhi", "2024-12-21"}, {1900, "xiaohan", "1900-01-06"}, {2021, "qingming", "2021-04-04"}} {
		for n, name := range termNames {
			if name != tt.term {
				continue
			}
			if s, ok := solarTerm(tt.year, n); !ok || s.Value() != tt.want {
				t.Errorf("%s %d: %s, want %s", tt.term, tt.year, s.Value(), tt.want)
			}
		}
	}
	if _, ok := solarTerm(1899, 0); ok {
		t.Error("no table for 1899")
	}
}
