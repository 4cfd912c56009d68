package pipeline

import (
	"strings"
	"testing"
)

func TestDay(t *testing.T) {
	for in, want := range map[string]string{"2016-05-01T23:30:00+08:00": "2016-05-01", "2016-05": "2016-05", "": ""} {
		if got, err := Day(in); err != nil || got != want {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
	if got, err := Day("yesterdayT"); err == nil || got != "" {
		t.Errorf("got %q", got)
	}
}

func TestReferenceDate(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"2023":                      "2023",
		"2023-09":                   "2023-09",
		"2023-09-08":                "2023-09-08",
		" 2023-09-08 ":              "2023-09-08",
		"2023-09-08T10:15":          "2023-09-08T10:15",
		"2023-09-08T10:15:30":       "2023-09-08T10:15:30",
		"2023-09-08T23:15:30Z":      "2023-09-08T23:15:30",
		"2023-09-08T23:15:30+08:00": "2023-09-08T23:15:30",
		"2023-09-08T23:15:30-0500":  "2023-09-08T23:15:30",
		"2023-09-08 10:15:30":       "2023-09-08T10:15:30",
		"2023-09-08T10:15:30.123Z":  "2023-09-08T10:15:30",
		"2023-09-08T10:15+08:00":    "2023-09-08T10:15",
	} {
		got, err := ReferenceDate(in)
		if err != nil || got != want {
			t.Errorf("%q: got %q, %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"yesterday", "2023-13", "2023-02-30", "08.09.2023", "20230908", "0000", "2023-9-8", "2023-09-08T99:00", "2023-09-08x", "2023-"} {
		if got, err := ReferenceDate(in); err == nil || !strings.Contains(err.Error(), "write YYYY") {
			t.Errorf("%q was read as %q (%v)", in, got, err)
		}
	}
}
