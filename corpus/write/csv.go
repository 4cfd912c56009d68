package write

import (
	"bytes"
	"encoding/csv"
	"strconv"

	"tifa/models"
)

// csvHead names the columns: the document, the annotation as JSON has it, what a
// time means, and what made it.
const csvHead = "doc,id,date,label,start,end,text,entity,value,from,to,extractor,rule,entry\n"

// encodeCSV writes one row an annotation. The fields of a document are those of its
// rows, so that one without any leaves none.
func encodeCSV(d *models.Document, o Options) (*Encoded, error) {
	e := &Encoded{ID: d.ID}
	e.Lost[lostRelations] = len(d.Relations)
	e.Lost[lostTokens] = len(d.Tokens)
	if len(d.Annotations) == 0 {
		e.Lost[lostDocuments] = 1
		return e, nil
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	ruler := models.NewRuler(d.Text, o.Offsets)
	for i := range d.Annotations {
		a := &d.Annotations[i]
		start, end := ruler.Span(a.Span)
		text, t := "", models.Timex{}
		if !o.NoText {
			text = models.ValidText(a.Span.In(d.Text))
		}
		if a.Timex != nil {
			t = *a.Timex
		}
		err := w.Write([]string{
			d.ID, models.AnnotationID(i), d.Date, string(a.Label), strconv.Itoa(start), strconv.Itoa(end), text, a.Entity,
			t.Value, t.From, t.To, a.Source.Extractor, a.Source.Rule, a.Source.Entry,
		})
		if err != nil {
			return nil, err
		}
	}
	w.Flush()
	e.data = out.Bytes()
	return e, w.Error()
}
