package chinese

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
		{"会议[周一]召开。", calendar.Unknown},
		{"会议将于[周一]召开。", calendar.Future},
		{"會議將於[週一]召開。", calendar.Future},
		{"会议已于[7月2日]闭幕。", calendar.Past},
		{"毛宁[周一]表示，中国将参加。", calendar.Past},
		{"预计[9月底]完工。", calendar.Future},
		{"票价[周一]起上调。", calendar.Future},
		{"议长[4月份]提出辞呈，代表会将在9月底改选。", calendar.Unknown},
		{"美军将领[周二]抵达该岛。", calendar.Unknown},
		{"上将[周一]辞职。", calendar.Unknown},
		{"他将离开。[周一]", calendar.Unknown},
		{"他曾于[5月]来访。", calendar.Past},
	} {
		before, rest, _ := strings.Cut(tt.text, "[")
		inner, after, _ := strings.Cut(rest, "]")
		s := models.Span{Start: len(before), End: len(before) + len(inner)}
		if got := Tense(before+inner+after, s); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.text, got, tt.want)
		}
	}
}
