package write

import (
	"strconv"

	"tifa/models"
)

// The four tables, for SQLite and Parquet alike. What is empty is NULL. Columns are
// only ever added. doc is the number of a document in the input, which is its key:
// ids come from the input, and nothing keeps them from coming twice. stop is what
// JSON calls end, which is a word of SQL. Lists and objects are JSON.
type (
	documentRow struct {
		Doc           int64  `parquet:"doc"`
		ID            string `parquet:"id"`
		Lang          string `parquet:"lang,dict"`
		Langs         string `parquet:"langs,dict"`
		Date          string `parquet:"date,optional"`
		Title         string `parquet:"title,optional"`
		Byline        string `parquet:"byline,optional"`
		Places        string `parquet:"places,optional"` // of the dateline
		Agency        string `parquet:"agency,optional"`
		EventType     string `parquet:"event_type,optional,dict"`
		EventDate     string `parquet:"event_date,optional"`
		EventPlace    string `parquet:"event_place,optional"`
		EventConvener string `parquet:"event_convener,optional"`
		EventPresider string `parquet:"event_presider,optional"`
		DuplicateOf   string `parquet:"duplicate_of,optional"`
		Offsets       string `parquet:"offsets,dict"`
		Text          string `parquet:"text,optional"`
		SHA256        string `parquet:"sha256,optional"`
		Sentences     string `parquet:"sentences"` // [[start,stop],…]
		Meta          string `parquet:"meta,optional"`
		Warnings      string `parquet:"warnings,optional"`
		Version       string `parquet:"version,dict"`
		Pack          string `parquet:"pack,dict"`
	}
	annotationRow struct {
		Doc        int64  `parquet:"doc"`
		ID         string `parquet:"id"`
		Label      string `parquet:"label,dict"`
		Start      int64  `parquet:"start"`
		Stop       int64  `parquet:"stop"`
		Text       string `parquet:"text,optional"`
		Entity     string `parquet:"entity,optional,dict"`
		TimexType  string `parquet:"timex_type,optional,dict"`
		TimexValue string `parquet:"timex_value,optional"`
		TimexMod   string `parquet:"timex_mod,optional,dict"`
		TimexFrom  string `parquet:"timex_from,optional"`
		TimexTo    string `parquet:"timex_to,optional"`
		Stated     string `parquet:"timex_stated,optional,dict"`
		Zone       string `parquet:"timex_zone,optional,dict"`
		Attrs      string `parquet:"attrs,optional"`
		Extractor  string `parquet:"extractor,dict"`
		Rule       string `parquet:"rule,dict"`
		Entry      string `parquet:"entry,optional,dict"`
	}
	entityRow struct {
		Doc      int64  `parquet:"doc"`
		ID       string `parquet:"id,dict"`
		Label    string `parquet:"label,dict"`
		Known    bool   `parquet:"known"`
		English  string `parquet:"name_en,optional,dict"`
		Chinese  string `parquet:"name_zh,optional,dict"`
		Hant     string `parquet:"name_zh_hant,optional,dict"`
		Attrs    string `parquet:"attrs,optional,dict"`
		Mentions int64  `parquet:"mentions"` // how many
	}
	relationRow struct {
		Doc        int64  `parquet:"doc"`
		ID         string `parquet:"id"`
		Type       string `parquet:"type,dict"`
		Head       string `parquet:"head"` // id of an annotation, @doc or @doc_event
		Tail       string `parquet:"tail"`
		HeadEntity string `parquet:"head_entity,optional,dict"`
		TailEntity string `parquet:"tail_entity,optional,dict"`
		CueStart   *int64 `parquet:"cue_start,optional"`
		CueStop    *int64 `parquet:"cue_stop,optional"`
		QuoteStart *int64 `parquet:"quote_start,optional"`
		QuoteStop  *int64 `parquet:"quote_stop,optional"`
		Attrs      string `parquet:"attrs,optional"`
		Extractor  string `parquet:"extractor,dict"`
		Rule       string `parquet:"rule,dict"`
		Entry      string `parquet:"entry,optional,dict"`
	}
	rows struct {
		document    documentRow
		annotations []annotationRow
		entities    []entityRow
		relations   []relationRow
	}
)

// number says to all rows of a document which number it has.
func (r *rows) number(n int) {
	r.document.Doc = int64(n)
	for i := range r.annotations {
		r.annotations[i].Doc = int64(n)
	}
	for i := range r.entities {
		r.entities[i].Doc = int64(n)
	}
	for i := range r.relations {
		r.relations[i].Doc = int64(n)
	}
}

// encodeRows makes the rows of a document; the sink numbers them.
func encodeRows(d *models.Document, o Options) (*Encoded, error) {
	t := tables{ruler: models.NewRuler(d.Text, o.Offsets)}
	e := &Encoded{ID: d.ID, rows: &rows{document: t.document(d, o)}}
	e.Lost[lostTokens] = len(d.Tokens)
	for i := range d.Annotations {
		e.rows.annotations = append(e.rows.annotations, t.annotation(d, i, o))
	}
	for i := range d.Entities {
		x := &d.Entities[i]
		e.rows.entities = append(e.rows.entities, entityRow{
			ID: x.ID, Label: string(x.Label), Known: x.Known, Mentions: int64(len(x.Mentions)),
			English: x.Names.English, Chinese: x.Names.Chinese, Hant: x.Names.Traditional, Attrs: t.attrs(x.Attrs),
		})
	}
	entity := func(end models.End) string {
		if end < 0 {
			return ""
		}
		return d.Annotations[end].Entity
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		row := relationRow{
			ID: relationID(i), Type: r.Type, Head: r.Head.String(), Tail: r.Tail.String(), HeadEntity: entity(r.Head), TailEntity: entity(r.Tail),
			Attrs: t.attrs(r.Attrs), Extractor: r.Source.Extractor, Rule: r.Source.Rule, Entry: r.Source.Entry,
		}
		row.CueStart, row.CueStop = t.optional(r.Cue)
		row.QuoteStart, row.QuoteStop = t.optional(r.Quote)
		e.rows.relations = append(e.rows.relations, row)
	}
	return e, t.err
}

// tables fills rows; err is the first error of JSON.
type tables struct {
	ruler *models.Ruler
	err   error
}

func (t *tables) document(d *models.Document, o Options) documentRow {
	row := documentRow{
		ID: models.ValidText(d.ID), Lang: string(d.Lang), Langs: t.json(d.Langs, len(d.Langs)), Date: d.Date, Title: models.ValidText(d.Title),
		Byline: t.json(d.Byline, len(d.Byline)), DuplicateOf: d.DuplicateOf, Offsets: string(o.Offsets), Sentences: t.sentences(d.Sentences),
		Meta: t.json(d.Meta, len(d.Meta)), Warnings: t.warnings(d.Warnings), Version: d.Producer.Version, Pack: d.Producer.Pack,
	}
	if o.NoText {
		row.SHA256 = models.SHA256(d.Text)
	} else {
		row.Text = models.ValidText(d.Text)
	}
	if l := d.Dateline; l != nil {
		row.Places, row.Agency = t.json(l.Places, len(l.Places)), l.Agency
	}
	if v := d.ReportedEvent; v != nil {
		row.EventType, row.EventDate, row.EventPlace, row.EventConvener, row.EventPresider = v.Type, v.Date, v.Place, v.Convener, v.Presider
	}
	return row
}

func (t *tables) annotation(d *models.Document, i int, o Options) annotationRow {
	a := &d.Annotations[i]
	start, end := t.ruler.Span(a.Span)
	row := annotationRow{
		ID: models.AnnotationID(i), Label: string(a.Label), Start: int64(start), Stop: int64(end), Entity: a.Entity, Attrs: t.attrs(a.Attrs),
		Extractor: a.Source.Extractor, Rule: a.Source.Rule, Entry: a.Source.Entry,
	}
	if !o.NoText {
		row.Text = models.ValidText(a.Span.In(d.Text))
	}
	if x := a.Timex; x != nil {
		row.TimexType, row.TimexValue, row.TimexMod, row.TimexFrom, row.TimexTo, row.Zone = x.Type, x.Value, x.Mod, x.From, x.To, x.Zone
		row.Stated = t.json(x.Stated, len(x.Stated))
	}
	return row
}

// json is a value as JSON; what is empty is NULL.
func (t *tables) json(v any, size int) string {
	if size == 0 {
		return ""
	}
	data, err := plainJSON(v)
	if err != nil && t.err == nil {
		t.err = err
	}
	return string(data)
}

func (t *tables) attrs(attrs []models.Attr) string {
	m := make(map[string]any, len(attrs))
	for _, a := range attrs {
		if a.List {
			m[a.Key] = a.Values
		} else {
			m[a.Key] = a.Values[0]
		}
	}
	return t.json(m, len(m))
}

func (t *tables) sentences(spans []models.Span) string {
	out := make([][2]int, len(spans))
	for i, s := range spans {
		out[i][0], out[i][1] = t.ruler.Span(s)
	}
	if len(out) == 0 {
		return "[]"
	}
	return t.json(out, len(out))
}

func (t *tables) warnings(warnings []models.Warning) string {
	type warning struct {
		Code    string `json:"code"`
		Message string `json:"message"`
		Start   *int64 `json:"start,omitempty"`
		Stop    *int64 `json:"stop,omitempty"`
	}
	var out []warning
	for _, w := range warnings {
		x := warning{Code: w.Code, Message: models.ValidText(w.Message)}
		x.Start, x.Stop = t.optional(w.Span)
		out = append(out, x)
	}
	return t.json(out, len(out))
}

func (t *tables) optional(s *models.Span) (start, stop *int64) {
	if s == nil {
		return nil, nil
	}
	from, to := t.ruler.Span(*s)
	a, b := int64(from), int64(to)
	return &a, &b
}

// relationID is the id of the relation with an index, as JSON has it.
func relationID(i int) string { return "r" + strconv.Itoa(i+1) }
