package english

import (
	"fmt"
	"strings"
)

// zone reads the zone behind a time of the day: GMT, local time, Beijing time.
func (r *reader) zone(x *reading) {
	if offset, end := r.offsetAt(x.end); end > 0 {
		x.Zone, x.end = offset, end
		return
	}
	if end := r.zoneAt(x.end); end > 0 {
		if x.Zone = r.at(x.end).zone; x.Zone == changingZone {
			x.Zone = ""
		}
		x.end = end
	}
}

// offsetAt reads UTC+8, GMT+0900 (JST), utc-02:30 at token k.
func (r *reader) offsetAt(k int) (offset string, end int) {
	if t := r.at(k); t.zone != "+00:00" || t.end-t.start != 3 {
		return "", 0
	}
	sign, n := r.at(k+1), r.at(k+2)
	if sign.form != punct || sign.mark != '+' && sign.mark != '-' || sign.spaced || n.form != number || n.spaced || n.digits == 3 || n.digits > 4 || n.suffixed {
		return "", 0
	}
	hours, minutes := n.n, 0
	if end = k + 3; n.digits == 4 {
		hours, minutes = n.n/100, n.n%100
	} else if m := r.at(k + 4); r.isMark(end, ':') && !r.at(end).spaced && m.form == number && !m.spaced && m.digits == 2 {
		minutes, end = m.n, k+5
	}
	if hours*60+minutes > 14*60 || minutes > 59 {
		return "", 0
	}
	if r.isMark(end, '(') && r.at(end+1).zone != "" && r.isMark(end+2, ')') {
		end += 3
	}
	return fmt.Sprintf("%c%02d:%02d", sign.mark, hours, minutes), end
}

// smallZones are zones that are no other word, so that they need no capitals.
var smallZones = set(`gmt utc pst pdt edt cdt mdt cest cet jst kst hkt sgt aest aedt nzst nzdt`)

// zoneAt gives the token behind the zone at token k, 0 if there is none.
func (r *reader) zoneAt(k int) int {
	t := r.at(k)
	switch {
	case t.id == localWord && r.is(k+1, timeWord):
		return k + 2
	case t.zone != "" && (r.allCapitals(k) || smallZones[r.word(k)]):
		end := k + 1
		if r.is(end, timeWord) {
			end++
		}
		return end
	case t.upper && t.form == otherWord && r.is(k+1, timeWord) && !r.at(k+1).upper: // Beijing time
		return k + 2
	case t.upper && longZones[r.word(k)]:
		for j := k + 1; j <= k+3 && r.at(j).upper; j++ { // Central European Summer Time
			if r.is(j, timeWord) {
				return j + 1
			}
		}
	case t.upper && namedZones[strings.ToLower(r.text[t.start:t.end])]:
		j := k + 1
		if next := r.at(j); next.form == otherWord && (r.word(j) == "standard" || r.word(j) == "daylight" || r.word(j) == "summer") {
			j++
		}
		if r.is(j, timeWord) {
			return j + 1
		}
	}
	return 0
}

// longZones are the words that names of zones begin with.
var longZones = set(`british greenwich central eastern western european universal coordinated indian australian moscow korean japan hong china singapore israel east west irish`)

var namedZones = map[string]bool{"eastern": true, "central": true, "pacific": true, "mountain": true, "atlantic": true, "alaska": true, "hawaii": true}
