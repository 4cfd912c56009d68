package english

import (
	"strings"
	"testing"

	"tifa/extractors/dates/calendar"
	"tifa/models"
)

// TestTense: the tense around the words in brackets.
func TestTense(t *testing.T) {
	for _, tt := range []struct {
		text string
		want calendar.Tense
	}{
		{"They met on [Monday].", calendar.Past},
		{"They will meet on [Monday].", calendar.Future},
		{"On [Monday] they will meet.", calendar.Future},
		{"On [Monday] they met.", calendar.Past},
		{"The talks, which began on [Monday], will resume.", calendar.Past},
		{"The talks, which began last week, will resume on [Friday].", calendar.Future},
		{"He said on [Monday] that it will close.", calendar.Past},
		{"The ministry announced that the road will open on [Friday].", calendar.Future},
		{"The vote, scheduled for [May 7], was close.", calendar.Future},
		{"The vote set for [May 7] is close.", calendar.Future},
		{"He is to leave on [Friday].", calendar.Future},
		{"Officials plan to meet on [Friday].", calendar.Future},
		{"It must end before the [Friday] deadline.", calendar.Future},
		{"He may have died on [Monday].", calendar.Past},
		{"It has been closed since [May].", calendar.Past},
		{"Mr. Lee left. On [Friday]", calendar.Unknown},
		{"The U.S. delegation left on [Friday].", calendar.Past},
		{"[Friday]", calendar.Unknown},
		{"a [Friday] night", calendar.Unknown},
	} {
		before, rest, _ := strings.Cut(tt.text, "[")
		inner, after, _ := strings.Cut(rest, "]")
		s := models.Span{Start: len(before), End: len(before) + len(inner)}
		if got := Tense(before+inner+after, s); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.text, got, tt.want)
		}
	}
}
