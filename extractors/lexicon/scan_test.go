package lexicon

import (
	"fmt"
	"strings"
	"testing"

	"tifa/extractors/match"
	"tifa/models"
)

const scanOrgs = `id	en	zh	also	parent	inside	levels
org:cpc	Communist Party of China	中国共产党	中共
org:cc	CPC Central Committee	中共中央		org:cpc	-
org:politburo	Political Bureau of the CPC Central Committee	中共中央政治局	政治局	org:cc
org:mfa	Foreign Ministry	外交部
org:who	World Health Organization	世卫组织	WHO
org:{place}-committee@m	{place} Committee	{place}市委	市委|Municipal Party Committee			city
org:{place}-standing@m	{place} Standing Committee	{place}市委常委会	市委常委会|Standing Committee of the Municipal Party Committee	org:{place}-committee@m		city
`

const scanOthers = `id	en	zh	also	kind
place:CN-CQ	Chongqing	重庆	重庆市	municipality
place:GE	Georgia	格鲁吉亚		country
place:US-GA	Georgia	佐治亚		state
`

const scanOffices = `id	en	zh	rank
office:sc-member	Standing Committee member	中央纪委常委	standing-member
`

func scanLexicon(t *testing.T) *Lexicon {
	t.Helper()
	pad := func(s string) string { // rows may leave out trailing cells here
		var out strings.Builder
		n := 0
		for line := range strings.Lines(s) {
			line = strings.TrimRight(line, "\n")
			if n == 0 {
				n = strings.Count(line, "\t")
			}
			out.WriteString(line + strings.Repeat("\t", n-strings.Count(line, "\t")) + "\n")
		}
		return out.String()
	}
	l, err := Load(files("orgs.tsv", pad(scanOrgs), "places.tsv", pad(scanOthers), "offices.tsv", pad(scanOffices)))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestScan: what is found, with - and the reason before what is refused.
func TestScan(t *testing.T) {
	l := scanLexicon(t)
	tests := []struct {
		text string
		want []string
	}{
		{"leftmost-longest of one label: 中共中央政治局", []string{"ORG 中共中央政治局", "ORG 中共中央", "- ORG 中共: part of 中共中央", "- ORG 政治局: part of 中共中央政治局"}},
		{"Communist Party of China", []string{"ORG Communist Party of China"}},
		{"the Standing Committee of the Municipal Party Committee", []string{"ORG Standing Committee of the Municipal Party Committee", "ORG Municipal Party Committee"}},
		{"重庆市政府", []string{"- PLACE 重庆市: the suffix belongs to the next word", "PLACE 重庆"}},
		{"重庆市的", []string{"PLACE 重庆市", "- PLACE 重庆: part of 重庆市"}},
		{"Georgia", []string{"PLACE Georgia (2)"}},
		{"WHO said so. Who?", []string{"ORG WHO"}},
		{"WHO WILL LEAD\nWHO said", []string{"- ORG WHO: an everyday word in a line of capitals", "ORG WHO"}},
		{"中央纪委常委会议", []string{"- OFFICE 中央纪委常委: the suffix belongs to the next word"}},
	}
	for _, tt := range tests {
		var got []string
		for _, c := range l.Scan(match.Read(tt.text), nil) {
			s := string(c.Label) + " " + c.Span.In(tt.text)
			if n := len(c.Entries); n > 1 {
				s += fmt.Sprintf(" (%d)", n)
			}
			if c.Refused != "" {
				s = "- " + s + ": " + c.Refused
			}
			got = append(got, s)
		}
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%s:\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

// TestScanAsksAboutWords: a name that cuts through a word gives way to a shorter
// one that does not, and 部 may serve a ministry and its head.
func TestScanAsksAboutWords(t *testing.T) {
	l := scanLexicon(t)
	text := "重庆市委书记，外交部长"
	var got []string
	for _, c := range l.Scan(match.Read(text), func(s models.Span) string {
		switch s.In(text) {
		case "重庆市":
			return "市委"
		case "外交部":
			return "部长"
		}
		return ""
	}) {
		if c.Refused == "" {
			got = append(got, c.Span.In(text))
		}
	}
	if want := "重庆 市委 外交部"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func FuzzScan(f *testing.F) {
	l, err := Open()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("挑战中共创辉煌 WHO in Georgia 重庆市政府")
	f.Add("U.S.\xff\x00 中共中央\u3000政治局\n\n𠮷")
	f.Fuzz(func(t *testing.T, text string) {
		last := models.Span{Start: -1}
		for _, c := range l.Scan(match.Read(text), nil) {
			if !c.Span.Valid(text) {
				t.Fatalf("%q: span %v", text, c.Span)
			}
			if c.Span.Compare(last) < 0 {
				t.Fatalf("%q: %v behind %v", text, c.Span, last)
			}
			last = c.Span
		}
	})
}
