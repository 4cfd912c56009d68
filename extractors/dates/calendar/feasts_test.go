package calendar

import "testing"

// TestFeasts: known days of feasts, by the calendars that they follow.
func TestFeasts(t *testing.T) {
	byName := map[string]Cycle{}
	for _, h := range Holidays() {
		for _, name := range append(append([]string{}, h.English...), h.Chinese...) {
			byName[name] = h.Cycle
		}
	}
	for _, tt := range []struct {
		name string
		year int
		want string
	}{
		{"Easter Sunday", 2024, "2024-03-31"}, {"Easter Sunday", 1954, "1954-04-18"}, {"Good Friday", 2025, "2025-04-18"}, {"Orthodox Easter", 2024, "2024-05-05"},
		{"Thanksgiving", 2024, "2024-11-28"}, {"Labor Day", 2024, "2024-09-02"}, {"Memorial Day", 2024, "2024-05-27"}, {"Election Day", 2024, "2024-11-05"}, {"Election Day", 2022, "2022-11-08"},
		{"Rosh Hashanah", 2018, "2018-09-10/2018-09-11"}, {"Yom Kippur", 1973, "1973-10-06"}, {"Yom Kippur", 2023, "2023-09-25"}, {"Passover", 2024, "2024-04-23/2024-04-30"}, {"Hanukkah", 2023, "2023-12-08/2023-12-15"}, {"Purim", 2024, "2024-03-24"},
		{"Eid al-Fitr", 2024, "2024-04-10"}, {"Eid al-Adha", 2024, "2024-06-16"},
		{"春节", 2024, "2024-02-10"}, {"元宵节", 2024, "2024-02-24"}, {"端午节", 2024, "2024-06-10"}, {"中秋节", 2024, "2024-09-17"}, {"重阳节", 2024, "2024-10-11"}, {"除夕", 2024, "2024-02-09"}, {"除夕", 2013, "2013-02-09"},
		{"清明节", 2024, "2024-04-04"}, {"清明节", 2023, "2023-04-05"}, {"冬至", 2024, "2024-12-21"}, {"立春", 2025, "2025-02-03"}, {"国庆节", 2024, "2024-10-01"}, {"劳动节", 2024, "2024-05-01"},
	} {
		c, known := byName[tt.name]
		year, _ := YearOf(tt.year)
		s, ok := Stretch{}, false
		if known {
			s, ok = c.In(year)
		}
		if !ok || s.Value() != tt.want {
			t.Errorf("%s %d: %s, want %s", tt.name, tt.year, s.Value(), tt.want)
		}
	}
}
