package lexicon

import (
	"slices"
	"strings"
	"testing"

	"tifa/extractors"
	"tifa/models"
)

// TestByNameOrder: of entries that share a wording, those come first whose main name it
// is, however it is written.
func TestByNameOrder(t *testing.T) {
	l, err := Load(files("people-mine.tsv", "id\ten\tzh\talso\nper:a\tAnn Amber\t安柏\tBea Birch|毕白\nper:b\tBea Birch\t毕白\tAnn Amber\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"Bea Birch": "per:b per:a", "BEA BIRCH": "per:b per:a", "毕白": "per:b per:a", "畢白": "per:b per:a", "ann amber": "per:a per:b"} {
		var got []string
		for _, e := range l.ByName(name) {
			got = append(got, e.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %v, not %s", name, got, want)
		}
	}
}

func TestSearch(t *testing.T) {
	l, err := Load(files(
		"people-mine.tsv", "id\ten\tzh\talso\nper:lee\tAnn Lee\t李安\tLee Minor|Annie Leeds\nper:leeds\tLeeds Man\t\t\n",
		"places-mine.tsv", "id\ten\tzh\nplace:leeds\tLeeds\t利兹\nplace:greater-leeds\tGreater Leeds\t大利兹\nplace:lee\tLee\t\n",
	))
	if err != nil {
		t.Fatal(err)
	}
	ids := func(entries []*extractors.Entry) (out []string) {
		for _, e := range entries {
			out = append(out, e.ID)
		}
		return out
	}
	for _, tt := range []struct {
		query string
		label models.Label
		limit int
		want  []string
	}{
		{"leeds", "", 9, []string{"place:leeds", "per:leeds", "place:greater-leeds", "per:lee"}},
		{"LEEDS", models.Place, 9, []string{"place:leeds", "place:greater-leeds"}},
		{"lee", "", 3, []string{"place:lee", "place:leeds", "per:leeds"}},
		{"eed", "", 9, []string{"place:leeds", "per:leeds", "place:greater-leeds", "per:lee"}},
		{"利兹", "", 9, []string{"place:leeds", "place:greater-leeds"}},
		{"利茲", "", 9, []string{"place:leeds", "place:greater-leeds"}}, // traditional
		{"per:lee", "", 9, []string{"per:lee"}},
		{"per:lee", models.Place, 9, nil},
		{"", models.Person, 9, []string{"per:lee", "per:leeds"}},
		{"", "", 2, []string{"per:lee", "per:leeds"}},
		{"", "", 0, nil},
		{"nobody", "", 9, nil},
	} {
		if got := ids(l.Search(tt.query, tt.label, tt.limit)); !slices.Equal(got, tt.want) {
			t.Errorf("%q %s: %v, not %v", tt.query, tt.label, got, tt.want)
		}
	}
	for name, want := range map[string][]string{"Lee Minor": {"per:lee"}, "李安": {"per:lee"}, "lee": {"place:lee"}, "per:leeds": {"per:leeds"}, "": nil} {
		if got := ids(l.ByName(name)); !slices.Equal(got, want) {
			t.Errorf("by name %q: %v", name, got)
		}
	}
}
