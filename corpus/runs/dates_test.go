package runs

import (
	"strings"
	"testing"
)

func TestDates(t *testing.T) {
	for _, c := range []struct {
		since, until string
		in, out      string // dates
	}{
		{"", "", "2023-01-01 2023 _", ""},
		{"2023-02", "", "2023-02-01 2023-02 2023 2024", "2023-01-31 2022 _"},
		{"", "2023-02", "2023-02-28 2023-02 2023 2022", "2023-03-01 2023-03 2024 _"},
		{"2023-02-10", "2023-02-10", "2023-02-10 2023-02 2023", "2023-02-09 2023-02-11 2024 _"},
		{"2022", "2023", "2022-01-01 2023-12-31", "2021-12-31 2024-01-01"},
	} {
		d, err := NewDates(c.since, c.until)
		if err != nil {
			t.Error(err)
		}
		for date := range strings.FieldsSeq(c.in) {
			if !d.Contains(strings.Trim(date, "_")) {
				t.Errorf("%+v does not contain %s", d, date)
			}
		}
		for date := range strings.FieldsSeq(c.out) {
			if d.Contains(strings.Trim(date, "_")) {
				t.Errorf("%+v contains %s", d, date)
			}
		}
	}
	for _, ends := range [][2]string{{"yesterday", ""}, {"", "2023-13"}, {"2023-1-1", ""}, {"2024", "2023"}, {"2023-02-02", "2023-02-01"}, {"2023-02", "2023-01-31"}} {
		if _, err := NewDates(ends[0], ends[1]); err == nil {
			t.Errorf("%v is no error", ends)
		}
	}
}
