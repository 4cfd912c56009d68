package names

import (
	"context"
	"strings"
	"testing"

	"tifa/extractors"
	"tifa/models"
)

func TestIsAcronym(t *testing.T) {
	for word, want := range map[string]bool{
		"AHAC": true, "6PR": true, "KdV": true, "B&SR": true, "MTV2": true,
		"Oslo": false, "A": false, "McKay": false, "TELEVISION": false, "X-RAY": false, "1984": false,
	} {
		if isAcronym(word) != want {
			t.Errorf("%s: got %t, want %t", word, !want, want)
		}
	}
}

func TestIsCommon(t *testing.T) {
	for word, want := range map[string]bool{
		"Flood": true, "organisers": true, "Deterrence": true, "Macronism": true, "Anti-Fraud": true,
		"Gorvandt": false, "Hilvek": false, "Karvosta": false,
	} {
		if isCommon(word) != want {
			t.Errorf("%s: got %t, want %t", word, !want, want)
		}
	}
}

func TestAround(t *testing.T) {
	const name = "Gorvandt"
	for _, c := range []struct {
		text        string
		left, right string
		leftMark    byte
		rightMark   byte
	}{
		{"met Gorvandt in", "met", "in", ' ', ' '},
		{"later, Gorvandt's wife", "later", "wife", ',', '\''},
		{"(Gorvandt), who", "", "", '(', ')'},
		{"Gorvandt", "", "", 0, 0},
		{"a line\nGorvandt, who", "", "who", '\n', ','},
		{"the Gorvandt-based", "the", "based", ' ', '-'},
	} {
		i := strings.Index(c.text, name)
		if word, mark := before(c.text, i); word != c.left || mark != c.leftMark {
			t.Errorf("%q: before it %q %q, want %q %q", c.text, word, mark, c.left, c.leftMark)
		}
		if word, mark, _ := after(c.text, i+len(name)); word != c.right || mark != c.rightMark {
			t.Errorf("%q: behind it %q %q, want %q %q", c.text, word, mark, c.right, c.rightMark)
		}
	}
}

// FuzzUnlisted: whatever the text and the names that stand in it, no name is reported
// that does not fit, or that crosses a known one.
func FuzzUnlisted(f *testing.F) {
	f.Add("In 1885 Gorvandt met Rosa Tideman of the ZVDP.", 20, 32)
	f.Add("The Kansas City Mudlarks won the game; “É”, St. Ö-Å’s", 4, 15)
	f.Add("& AB&C of the Üx\xff Y", 0, 2)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		known := models.Span{Start: start, End: end}
		e := &extractors.Extractor{Name: "x", Doc: "d", Run: func(p *extractors.Pass) error {
			var all []extractors.Mention
			if known.Valid(text) && known.Len() > 0 {
				all = append(all, extractors.Mention{Label: models.Place, Span: known})
			}
			return Unlisted(p, [][]extractors.Mention{all}, map[string]bool{"Rosa": true}, map[models.Label]bool{models.Person: true, models.Org: true, models.Place: true})
		}}
		suite, err := extractors.NewSuite(e)
		if err != nil {
			t.Fatal(err)
		}
		in := &extractors.Input{Text: text, Sentences: []models.Span{{Start: 0, End: len(text)}}, Refused: func(extractors.Mention, string) {}}
		mentions, err := suite.Mentions(context.Background(), in, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range mentions {
			if known.Valid(text) && known.Len() > 0 && m.Span.Crosses(known) {
				t.Errorf("%q crosses %q", m.Span.In(text), known.In(text))
			}
		}
	})
}
