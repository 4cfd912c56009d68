package relations

import (
	"slices"
	"strings"

	"tifa/models"
)

// nearObject is how many bytes may stand between a verb and the name of its object.
const nearObject = 90

// opening is how many sentences tell what the report is about.
const opening = 4

// isMeeting says whether an event is one that people preside over and attend, and not
// a campaign or a war.
func (t *text) isMeeting(i int) bool {
	return containsAny(strings.ToLower(t.all[i].Span.In(t.Text)), "meeting", "conference", "session", "summit", "congress", "plenum", "symposium", "forum", "hearing", "ceremony", "dialogue", "consultation",
		"会", "會", "仪式", "儀式", "典礼", "典禮", "讲座", "講座", "论坛", "論壇", "大典", "峰", "对话", "團拜")
}

// studied says whether what stands before an event tells of its spirit or of its past.
func (t *text) studied(i int) bool {
	s := t.all[i].Span
	before := t.Text[max(0, s.Start-48):s.Start]
	return containsAny(before, "传达", "傳達", "学习", "贯彻", "spirit of", "implement", "落实", "部署") || strings.HasPrefix(t.Text[s.End:], "以来") || strings.HasPrefix(t.Text[s.End:], "精神") || strings.HasPrefix(t.Text[s.End:], "以後")
}

// heldOn dates the named meetings that people preside over or attend, by the date
// that stands before them in the sentence that says so.
func (t *text) heldOn(all []models.Relation) (out []models.Relation) {
	done := map[models.End]bool{}
	for _, r := range all {
		if r.Type != "presides" && r.Type != "convenes" && r.Type != "attends" || r.Tail < 0 || r.Head < 0 || done[r.Tail] {
			continue
		}
		event, head := t.all[r.Tail].Span, t.all[r.Head].Span
		s := t.telling(event)
		if t.Sentence(head.Start) != t.Sentence(event.Start) || head.Start > event.Start {
			continue
		}
		for _, i := range slices.Backward(t.in(models.Span{Start: s.Start, End: event.Start}, models.Date)) {
			if day(t.all[i].Timex.Value) != "" {
				done[r.Tail] = true
				out = append(out, models.Relation{Type: "held_on", Head: r.Tail, Tail: models.End(i), Source: r.Source})
				break
			}
		}
	}
	return out
}

// meeting is the named meeting that the words at a place point to: the one that was
// held last, or else the last one of the sentences before it.
func (t *text) meeting(at int) (models.End, bool) {
	if t.held >= 0 && t.all[t.held].Span.Start < at {
		return t.held, true
	}
	from := max(t.Sentences[max(0, t.Sentence(at)-farthest)].Start, at-2*window)
	for _, i := range slices.Backward(t.in(models.Span{Start: from, End: at}, models.Event)) {
		if t.isMeeting(i) && !t.studied(i) {
			return models.End(i), true
		}
	}
	return 0, false
}

// event is the meeting that a verb is about: a name behind it in the sentence, one
// before it, one of the sentences before, or the event that the report is about.
// A meeting that is not named, or if indefinite not said to be one that was told of,
// is none of these far from the beginning.
func (t *text) event(cue models.Span, indefinite bool) (models.End, bool) {
	s := t.sentence(cue.Start)
	if behind := t.in(models.Span{Start: cue.End, End: min(s.End, cue.End+nearObject)}, models.Event); len(behind) > 0 {
		gap := strings.ToLower(t.Text[cue.End:t.all[behind[0]].Span.Start])
		if !containsAny(gap, "meeting", "session", "symposium", "conference", "hearing", "会议", "會議", "座谈会", "，", ". ") {
			return models.End(behind[0]), true
		}
	}
	object := t.Text[cue.End:min(s.End, cue.End+12)]
	indefinite = indefinite || strings.HasPrefix(object, " a ") || strings.HasPrefix(object, " an ") || strings.HasPrefix(object, "一")
	if !indefinite {
		for _, i := range slices.Backward(t.in(models.Span{Start: s.Start, End: cue.Start}, models.Event)) {
			if t.isMeeting(i) && !t.studied(i) {
				return models.End(i), true
			}
		}
		if e, ok := t.meeting(cue.Start); ok {
			return e, true
		}
	}
	if indefinite && t.Sentence(cue.Start) > t.Sentence(t.Header.Body)+opening {
		return 0, false
	}
	return models.ReportedEventEnd, true
}
