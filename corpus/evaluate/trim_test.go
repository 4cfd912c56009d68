package evaluate

import (
	"testing"

	"tifa/models"
)

func TestTrim(t *testing.T) {
	for in, want := range map[string]string{
		"from the 5th of May": "5th of May", "since Monday,": "Monday", "in": "in", "Information week": "Information week", "before 8 o'clock and": "8 o'clock",
		"从5月1日之后": "5月1日", "自2012年以来": "2012年", "2019年里的": "2019年", "the": "the", "on  Friday": "Friday", "AFTER Friday": "Friday", "toMorrow": "toMorrow",
	} {
		if got := trim(in, models.Span{Start: 0, End: len(in)}).In(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	text := "back from the 5th, ok"
	g, d := document(text, []string{"DATE 5:17 2024-05-05"}, []string{"DATE 10:18 2024-05-05"})
	if c := score(t, Options{Trim: true}, g, d).Score.Overall(Strict); c.Correct != 1 {
		t.Errorf("%+v", c)
	}
	if c := score(t, Options{}, g, d).Score.Overall(Strict); c.Incorrect != 1 {
		t.Errorf("%+v", c)
	}
}
