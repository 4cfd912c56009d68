package dates

import (
	"strings"

	"tifa/extractors/dates/calendar"
	"tifa/models"
)

// longestLone bounds the texts that may be nothing but a time expression, in bytes.
const longestLone = 80

// leadIns may stand before an expression that is alone in its text.
var leadIns = map[string]bool{
	"": true, "the": true, "at": true, "on": true, "in": true, "by": true, "for": true, "from": true, "since": true, "until": true, "till": true, "before": true,
	"after": true, "around": true, "about": true, "around the": true, "in the": true, "on the": true, "by the": true, "at the": true, "for the": true,
	"在": true, "于": true, "於": true, "从": true, "從": true, "自": true, "到": true,
}

// lone drops what is a time only if it is all that the text holds, and marks the
// expression of such a text: there is no sentence that says whether the time is over
// or to come, and who asks for a time in one word asks for the coming one.
func lone(text string, found []calendar.Expression) []calendar.Expression {
	kept := found[:0]
	for _, e := range found {
		e.Alone = len(text) <= longestLone && len(found) == 1 && isAlone(text, e.Span)
		if e.Alone || !e.Hidden {
			kept = append(kept, e)
		}
	}
	return kept
}

func isAlone(text string, s models.Span) bool {
	before := strings.ToLower(strings.TrimSpace(text[:s.Start]))
	return leadIns[before] && strings.Trim(text[s.End:], " \t\r\n.!?。！？") == ""
}
