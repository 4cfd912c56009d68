package people

import "testing"

func TestSurnameLength(t *testing.T) {
	for name, want := range map[string]int{"欧阳志明": 2, "歐陽志明": 2, "袁家军": 1, "張三": 1, "马": 0, "的人": 0, "Jo Smoke": 0, "": 0} {
		if got := SurnameLength(name); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
}
