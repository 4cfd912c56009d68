package tifa_test

import (
	"strings"
	"testing"

	"tifa/models"
)

// TestLinks: which entity each name is, in the context of its document. Only the
// mentions that stand in want are looked at.
func TestLinks(t *testing.T) {
	tests := []struct {
		name, text string
		want       map[string]string
	}{
		{"short forms under a dateline", "Chongqing, China – The Municipal Party Committee met.",
			map[string]string{"Municipal Party Committee": "org:cpc-chongqing-committee"}},
		{"of a city in a province", "Guiyang, China – Ann Lee, Deputy Secretary of the Provincial Party Committee, met the Municipal Party Committee.",
			map[string]string{"Provincial Party Committee": "org:cpc-guizhou-committee", "Municipal Party Committee": "org:cpc-guiyang-committee", "Deputy Secretary of the Provincial Party Committee": "office:cpc-guizhou-deputy-secretary"}},
		{"an unlisted city's secretary", "7月25日，市委书记张某某在赣州市出席会议。",
			map[string]string{"市委": "org:cpc-ganzhou-committee", "市委书记": "office:cpc-ganzhou-secretary"}},
		{"without a place a short form is of the document", "市委召开会议。市委强调。",
			map[string]string{"市委": "org:~1"}},
		{"the state among states", "Voters in Georgia and Alabama chose.", map[string]string{"Georgia": "place:US-GA"}},
		{"the country otherwise", "Georgia and its capital Tbilisi", map[string]string{"Georgia": "place:GE"}},
		{"a ministry at home", "外交部表示，北京方面", map[string]string{"外交部": "org:cn-ministry-of-foreign-affairs"}},
		{"three titles", "中共中央总书记、国家主席、中央军委主席习近平出席。",
			map[string]string{"中共中央总书记": "office:cpc-general-secretary", "国家主席": "office:cn-president", "中央军委主席": "office:cn-cmc-chair", "习近平": "per:xi-jinping"}},
		{"a title made of place and rank", "French President Emmanuel Macron and Polish Prime Minister Donald Tusk",
			map[string]string{"French President": "office:fr-president", "Polish Prime Minister": "office:pl-prime-minister", "Emmanuel Macron": "per:emmanuel-macron"}},
		{"an unlisted person and the surname alone", "Minister of Health Ada Samplewood spoke. Samplewood left.",
			map[string]string{"Ada Samplewood": "per:~1", "Samplewood": "per:~1"}},
		{"a gloss", "外长卡尔森（Anna Samplewood）说。", map[string]string{"卡尔森": "per:~1", "Anna Samplewood": "per:~1"}},
		{"one formulation in two languages", "The “two establishments” (两个确立) stand.",
			map[string]string{"two establishments": "tifa:two-establishes", "两个确立": "tifa:two-establishes"}},
		{"one issue of a series", "at the 2031 China International Import Expo", map[string]string{"2031 China International Import Expo": "event:ciie-2031"}},
		{"a name in Chinese within a word", "在挑战中共创辉煌", map[string]string{"中共": ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := annotate(t, &models.Document{Text: tt.text, Date: "2024-06-20"})
			check(t, doc)
			got := map[string]string{}
			for _, a := range doc.Annotations {
				name := a.Span.In(doc.Text)
				if before, ok := got[name]; ok && before != a.Entity {
					t.Errorf("%s is %s and %s", name, before, a.Entity)
				}
				got[name] = a.Entity
			}
			for name, want := range tt.want {
				if got[name] != want {
					t.Errorf("%s is %q, want %q", name, got[name], want)
				}
			}
		})
	}
}

// TestHoldsOffice: who holds which office, and whether still.
func TestHoldsOffice(t *testing.T) {
	tests := []struct{ text, want string }{
		{"General Secretary Xi Jinping spoke.", "Xi Jinping=General Secretary"},
		{"Yuan Jiajun, Secretary of the CPC Chongqing Municipal Committee, spoke.", "Yuan Jiajun=Secretary of the CPC Chongqing Municipal Committee"},
		{"中共中央总书记、国家主席、中央军委主席习近平出席。", "习近平=中共中央总书记 习近平=国家主席 习近平=中央军委主席"},
		{"former French President Nicolas Sarkozy came.", "Nicolas Sarkozy=French President (former)"},
		{"前立法院長王金平受訪。", "王金平=立法院長 (former)"},
		{"重庆市委书记袁家军、四川省委书记王晓晖等先后发言。", "袁家军=重庆市委书记 王晓晖=四川省委书记"},
		{"Xi Jinping met the President of France.", ""},
		{"The meeting of Xi Jinping, French President Emmanuel Macron and others took place.", "Emmanuel Macron=French President"},
		{"The mayor of London, Sadiq Khan, spoke.", "Sadiq Khan=mayor of London"},
	}
	for _, tt := range tests {
		doc := annotate(t, &models.Document{Text: tt.text, Date: "2024-06-20"})
		var got []string
		for _, r := range doc.Relations {
			if r.Type != "holds_office" {
				continue
			}
			s := doc.Annotations[r.Head].Span.In(tt.text) + "=" + doc.Annotations[r.Tail].Span.In(tt.text)
			for _, a := range r.Attrs {
				s += " (" + a.Values[0] + ")"
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: got %v, want %s", tt.text, got, tt.want)
		}
	}
}

// TestBareTitles: a title without a body is the one that the register has for the person
// beside it, or else the one that the text told before of
// the same person, not of another.
func TestBareTitles(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Chinese President Xi Jinping met President Joe Biden in Paris. President Xi spoke.", "office:cn-president office:us-president office:cn-president"},
		{"US President Donald Trump spoke. President Trump left. The President waved.", "office:us-president office:us-president office:us-president"},
		{"德国总理默克尔会见李克强总理。", "office:de-chancellor office:cn-premier"},
		{"省长王强出席。", "office:~1"},
	}
	for _, tt := range tests {
		doc := annotate(t, &models.Document{Text: tt.text, Date: "2024-06-20"})
		var got []string
		for _, a := range doc.Annotations {
			if a.Label == models.Office {
				got = append(got, a.Entity)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: got %v, want %s", tt.text, got, tt.want)
		}
	}
}
