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
		{"Turnout in the vote on [Sunday] was low.", calendar.Past},
		{"The first official visits in a decade on [Sunday] drew crowds.", calendar.Past},
		{"Parliament votes on [Friday].", calendar.Future},
		{"The bank, led by Ms. Reyes, meets on [Friday].", calendar.Future},
		{"On [Friday] ministers meet in Oslo.", calendar.Future},
		{"Opponents of the mayor unveiled plans on [Monday].", calendar.Past},
		{"Miners plan a rally on [Monday].", calendar.Future},
		{"The envoy moved to Geneva on [Monday].", calendar.Past},
		{"The envoy moved the talks to [Friday].", calendar.Future},
		{"In a letter to Ms. Reyes on [Monday], he wrote of peace.", calendar.Past},
		{"In response to questions on [Monday], he left.", calendar.Past},
		{"By [Monday], 20 people had died.", calendar.Past},
		{"The two sides held talks ahead of the vote on [Sunday].", calendar.Future},
		{"In [May] prices have risen.", calendar.Past},
		{"The road was used on [Monday].", calendar.Past},
		{"He refused to sign on [Monday].", calendar.Past},
		{"A report to be published on [Friday] names him.", calendar.Future},
		{"Hostages believed to be held since dawn on [Friday]", calendar.Past},
		{"Light crude for [July] rose.", calendar.Future},
		{"[July] copper futures rose.", calendar.Future},
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
