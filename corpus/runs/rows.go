package runs

import (
	"encoding/json"
	"errors"
	"fmt"

	"tifa/models"
)

// The rows of a document.
type (
	documentRow struct {
		doc                                                           int64
		id, lang, langs, date, title, byline, places, agency          string
		eventType, eventDate, eventPlace, convener, presider          string
		duplicateOf, offsets, text, sha256, sentences, meta, warnings string
		version, pack                                                 string
		annotations                                                   []annotationRow
		entities                                                      []entityRow
		relations                                                     []relationRow
	}
	annotationRow struct {
		id, label                                     string
		start, stop                                   int
		text, entity                                  string
		timexType, value, mod, from, to, stated, zone string
		attrs, extractor, rule, entry                 string
	}
	entityRow struct {
		id, label          string
		known              bool
		english, chinese   string
		traditional, attrs string
	}
	relationRow struct {
		kind, head, tail                         string
		cueStart, cueStop, quoteStart, quoteStop *int
		attrs, extractor, rule, entry            string
	}
)

// decode makes a document of its rows. Tokens, the date of the dateline and the name
// of the producer are in no table.
func (d *documentRow) decode() (*models.Document, models.Form, error) {
	unit, err := models.ParseUnit(d.offsets)
	if err != nil {
		return nil, models.Form{}, fmt.Errorf("document %q: %w", d.id, err)
	}
	r := rowReader{noText: d.sha256 != "", ruler: models.NewRuler(d.text, unit), unit: unit, ends: make(map[string]models.End, len(d.annotations))}
	out := &models.Document{
		ID: d.id, Lang: models.Lang(d.lang), Date: d.date, Title: d.title, DuplicateOf: d.duplicateOf, Text: d.text,
		Producer: models.Producer{Name: "tifa", Version: d.version, Pack: d.pack},
	}
	r.json("langs", d.langs, &out.Langs)
	r.json("byline", d.byline, &out.Byline)
	r.json("meta", d.meta, &out.Meta)
	if d.places != "" || d.agency != "" {
		out.Dateline = &models.Dateline{Agency: d.agency}
		r.json("places", d.places, &out.Dateline.Places)
	}
	if d.eventType != "" {
		out.ReportedEvent = &models.ReportedEvent{Type: d.eventType, Date: d.eventDate, Place: d.eventPlace, Convener: d.convener, Presider: d.presider}
	}
	var sentences [][2]int
	r.json("sentences", d.sentences, &sentences)
	for _, s := range sentences {
		out.Sentences = append(out.Sentences, r.span(s[0], s[1]))
	}
	r.annotations(d, out)
	r.entities(d, out)
	for i := range d.relations {
		x := &d.relations[i]
		out.Relations = append(out.Relations, models.Relation{
			Type: x.kind, Head: r.end(x.head), Tail: r.end(x.tail), Cue: r.optional(x.cueStart, x.cueStop), Quote: r.optional(x.quoteStart, x.quoteStop),
			Attrs: r.attrs(x.attrs), Source: models.Source{Extractor: x.extractor, Rule: x.rule, Entry: x.entry},
		})
	}
	var warnings []struct {
		Code, Message string
		Start, Stop   *int
	}
	r.json("warnings", d.warnings, &warnings)
	for _, w := range warnings {
		out.Warnings = append(out.Warnings, models.Warning{Code: w.Code, Message: w.Message, Span: r.optional(w.Start, w.Stop)})
	}
	if err := errors.Join(r.errs...); err != nil {
		return nil, models.Form{}, fmt.Errorf("document %q: %w", d.id, err)
	}
	return out, models.Form{Offsets: unit, SHA256: d.sha256}, nil
}

// rowReader turns columns back, and keeps every error.
type rowReader struct {
	noText bool
	ruler  *models.Ruler
	unit   models.Unit
	ends   map[string]models.End
	errs   []error
}

func (r *rowReader) annotations(d *documentRow, out *models.Document) {
	for i := range d.annotations {
		a := &d.annotations[i]
		r.ends[a.id] = models.End(i)
		span := r.span(a.start, a.stop)
		if !r.noText && span.In(out.Text) != a.text {
			r.fail("annotation %s says %q, and %d:%d (offsets count in %s) reads %q", a.id, a.text, a.start, a.stop, r.unit, span.In(out.Text))
		}
		annotation := models.Annotation{
			Label: models.Label(a.label), Span: span, Entity: a.entity, Attrs: r.attrs(a.attrs),
			Source: models.Source{Extractor: a.extractor, Rule: a.rule, Entry: a.entry},
		}
		if a.timexType != "" {
			annotation.Timex = &models.Timex{Type: a.timexType, Value: a.value, Mod: a.mod, From: a.from, To: a.to, Zone: a.zone}
			r.json("timex_stated", a.stated, &annotation.Timex.Stated)
		}
		out.Annotations = append(out.Annotations, annotation)
	}
}

// entities finds the mentions of an entity among the annotations, which name it.
func (r *rowReader) entities(d *documentRow, out *models.Document) {
	mentions := make(map[string][]int, len(d.entities))
	for i := range out.Annotations {
		if id := out.Annotations[i].Entity; id != "" {
			mentions[id] = append(mentions[id], i)
		}
	}
	for i := range d.entities {
		e := &d.entities[i]
		out.Entities = append(out.Entities, models.Entity{
			ID: e.id, Label: models.Label(e.label), Known: e.known, Attrs: r.attrs(e.attrs), Mentions: mentions[e.id],
			Names: models.Names{English: e.english, Chinese: e.chinese, Traditional: e.traditional},
		})
	}
}

func (r *rowReader) fail(format string, args ...any) {
	r.errs = append(r.errs, fmt.Errorf(format, args...))
}

func (r *rowReader) json(column, data string, into any) {
	if data == "" {
		return
	}
	if err := json.Unmarshal([]byte(data), into); err != nil {
		r.fail("column %s: %w", column, err)
	}
}

func (r *rowReader) span(start, stop int) models.Span {
	s, ok := models.Span{Start: start, End: stop}, 0 <= start && start <= stop
	if !r.noText {
		s, ok = r.ruler.Bytes(start, stop)
	}
	if !ok {
		r.fail("%d:%d is no span of the text (offsets count in %s)", start, stop, r.unit)
		return models.Span{}
	}
	return s
}

func (r *rowReader) optional(start, stop *int) *models.Span {
	if start == nil || stop == nil {
		return nil
	}
	s := r.span(*start, *stop)
	return &s
}

func (r *rowReader) end(id string) models.End {
	switch id {
	case models.DocumentEnd.String():
		return models.DocumentEnd
	case models.ReportedEventEnd.String():
		return models.ReportedEventEnd
	}
	end, ok := r.ends[id]
	if !ok {
		r.fail("%q names no annotation", id)
		return models.DocumentEnd
	}
	return end
}

func (r *rowReader) attrs(data string) []models.Attr {
	var object map[string]any
	r.json("attrs", data, &object)
	attrs, err := models.AttrsOf(object)
	if err != nil {
		r.errs = append(r.errs, err)
	}
	return attrs
}
