package link

import (
	"slices"
	"testing"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/extractors/match"
	"tifa/models"
)

func TestIsPart(t *testing.T) {
	l := &linker{table: fold.Load()}
	li := models.Names{English: "Li Qiang", Chinese: "李强"}
	merkel := models.Names{English: "Angela Merkel", Chinese: "安格拉·默克尔"}
	tests := []struct {
		name string
		full models.Names
		want bool
	}{
		{"Li", li, true},
		{"Qiang", li, true},
		{"李", li, true},
		{"强", li, false},
		{"Merkel", merkel, true},
		{"Angela", merkel, true}, // as of Anwar Ibrahim
		{"默克尔", merkel, true},
		{"安", merkel, false},
		{"安格拉·默", merkel, false},
		{"Wang", li, false},
	}
	for _, tt := range tests {
		if got := l.isPart(tt.name, tt.full); got != tt.want {
			t.Errorf("%s of %v: %v", tt.name, tt.full, got)
		}
	}
}

// register is who held one office.
type register struct{ office, holder string }

func (r register) Tenures(string, string) []extractors.Tenure { return nil }

func (r register) Holder(office, _ string) string {
	if office == r.office {
		return r.holder
	}
	return ""
}

func (r register) Held(person, _ string) []extractors.Tenure {
	if person == r.holder {
		return []extractors.Tenure{{Person: r.holder, Office: r.office}}
	}
	return nil
}

type gazetteer map[string]*extractors.Entry

func (g gazetteer) Scan(*match.Text, func(models.Span) string) []extractors.Candidate { return nil }
func (g gazetteer) Entry(id string) *extractors.Entry                                 { return g[id] }
func (g gazetteer) Office(string, string) string                                      { return "" }
func (g gazetteer) Hash() string                                                      { return "" }

// TestHolders: an office tells who held it on the day of the report, whomever the
// report names.
func TestHolders(t *testing.T) {
	premier := &extractors.Entry{ID: "office:premier", Label: models.Office, Facts: &extractors.Facts{Rank: "premier"}}
	li := &extractors.Entry{ID: "per:li", Label: models.Person, Facts: extractors.Nothing, Names: models.Names{English: "Li Qiang", Chinese: "李强"}}
	wen := &extractors.Entry{ID: "per:wen", Label: models.Person, Facts: extractors.Nothing, Names: models.Names{English: "Wen Jiabao", Chinese: "温家宝"}}
	g := gazetteer{premier.ID: premier, li.ID: li, wen.ID: wen}
	tests := []struct {
		text, office, name string
		date               string
		person             *extractors.Entry // of the name
		id                 string            // of the name
		attrs              []string
	}{
		{"The Premier spoke.", "Premier", "", "2024-05-01", nil, "", []string{"holder=per:li"}},
		{"The Premier spoke.", "Premier", "", "", nil, "", nil},
		{"Premier Li spoke.", "Premier", "Li", "2024-05-01", nil, "per:li", []string{"holder=per:li"}},
		{"Premier Li spoke.", "Premier", "Li", "", nil, "per:~1", nil},
		{"Premier Wang spoke.", "Premier", "Wang", "2024-05-01", nil, "per:~1", []string{"holder=per:li"}},
		{"Premier Wen Jiabao spoke.", "Premier", "Wen Jiabao", "2024-05-01", wen, "per:wen", []string{"holder=per:li"}},
		{"Former Premier Wen Jiabao spoke.", "Premier", "Wen Jiabao", "2024-05-01", wen, "per:wen", nil},
		{"时任总理温家宝说", "总理", "温家宝", "2024-05-01", wen, "per:wen", nil},
		{"总理李强说", "总理", "李强", "2024-05-01", li, "per:li", []string{"holder=per:li"}},
		{"目前总理李强说", "总理", "李强", "2024-05-01", li, "per:li", []string{"holder=per:li"}},
		{"前总理温家宝说", "总理", "温家宝", "2024-05-01", wen, "per:wen", nil},
		{"Premier Li R. Qiang spoke.", "Premier", "Li R. Qiang", "2024-05-01", nil, "per:li", []string{"holder=per:li"}},
		{"Premier Li Qiang spoke in Estonia.", "Premier", "Li Qiang", "2024-05-01", li, "per:li", []string{"holder=per:li"}},
	}
	for _, tt := range tests {
		d := &models.Document{Text: tt.text, Date: tt.date, Sentences: []models.Span{{Start: 0, End: len(tt.text)}}}
		mentions := []extractors.Mention{{Label: models.Office, Span: span(tt.text, tt.office), Entries: []*extractors.Entry{premier}, Rank: "premier"}}
		if tt.name != "" {
			m := extractors.Mention{Label: models.Person, Span: span(tt.text, tt.name)}
			if tt.person != nil {
				m.Entries = []*extractors.Entry{tt.person}
			}
			mentions = append(mentions, m)
		}
		Document(d, mentions, extractors.Header{}, g, register{premier.ID, li.ID})
		var attrs []string
		for _, a := range d.Annotations[0].Attrs {
			attrs = append(attrs, a.Key+"="+a.Values[0])
		}
		if !slices.Equal(attrs, tt.attrs) {
			t.Errorf("%s (%s): got %v, want %v", tt.text, tt.date, attrs, tt.attrs)
		}
		if tt.name != "" && d.Annotations[1].Entity != tt.id {
			t.Errorf("%s (%s): the name is %s, want %s", tt.text, tt.date, d.Annotations[1].Entity, tt.id)
		}
	}
}

func span(text, part string) models.Span {
	for i := range text {
		if len(text) >= i+len(part) && text[i:i+len(part)] == part {
			return models.Span{Start: i, End: i + len(part)}
		}
	}
	panic("no " + part)
}
