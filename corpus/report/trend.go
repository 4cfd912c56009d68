package report

import (
	"strconv"

	"tifa/corpus/sheet"
	"tifa/corpus/survey"
	"tifa/models"
)

// trend draws documents, and the mentions of each label per document, over time.
func (r *Report) trend() figure {
	w := r.words
	f := figure{ID: "trend", Title: w.trendTitle, Note: w.trendNote, Description: w.trendDescription, Table: r.trendTable()}
	m, outside, dated := drawn(r.survey)
	if !dated {
		f.Empty = w.noDate
		return f
	}
	fine := m.fine(r.survey, longest)
	if !fine {
		m = m.whole()
	}
	years := r.survey.Years()
	withYears := !fine || m.count() > 24
	switch {
	case !fine:
		f.Note = w.trendByYear
	case withYears:
		f.Note = r.words.join(f.Note, w.trendYearly)
	}
	f.Note = r.notDrawn(f.Note, outside, withYears)
	add := func(title string, value func(survey.Counts) float64) panel {
		p := panel{title: title}
		if fine {
			p.months = func(month survey.Period) float64 { return value(r.survey.Count(month)) }
		}
		if withYears {
			p.years = func(year survey.Period) float64 { return value(years[year]) }
		}
		return p
	}
	documents := add(w.allDocuments, func(c survey.Counts) float64 { return float64(c.Documents) })
	if fine {
		documents.years = nil // sums of years are on another scale
	}
	all := []panel{documents}
	total := r.survey.Total()
	for i, l := range models.Labels() {
		if total.Labels[i].Mentions == 0 {
			continue
		}
		p := add(w.labels[l], func(c survey.Counts) float64 { return ratio(c.Labels[i].Mentions, c.Documents) })
		p.format = short
		all = append(all, p)
	}
	f.Wide, f.Narrow = r.panels(all, m, wide, 5), r.panels(all, m, narrow, 2)
	return f
}

// trendTable has a row for each period and label. Documents are those of the period
// that have the label, so that the share of both is plain.
func (r *Report) trendTable() sheet.Table {
	t := sheet.Table{Columns: []string{"month", "label", "documents_in_month", "documents", "mentions", "known_mentions"}}
	for _, p := range r.survey.Periods() {
		c := r.survey.Count(p)
		for i, l := range models.Labels() {
			known := ""
			if l.IsName() {
				known = strconv.Itoa(c.Labels[i].Known)
			}
			t.Rows = append(t.Rows, []string{string(p), string(l), strconv.Itoa(c.Documents), strconv.Itoa(c.Labels[i].Documents), strconv.Itoa(c.Labels[i].Mentions), known})
		}
	}
	return t
}
