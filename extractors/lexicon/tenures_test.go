package lexicon

import (
	"strings"
	"testing"

	"tifa/extractors/match"
)

const tenureHead = "person\toffice\tfrom\tto\tstatus\tsource\n"

const ministers = tenureHead +
	"per:ann\toffice:minister\t2001-03-05\t2005-06-30\t\trecalled\n" +
	"per:bob\toffice:minister\t2005-06-30\t2007\t\trecalled\n" +
	"per:cyd\toffice:minister\t2007\t2012-10\t\trecalled\n" +
	"per:dee\toffice:minister\t2013-01-01\t2013-12-31\tdisputed\trecalled\n" +
	"per:eve\toffice:minister\t2013-06-01\t2014-12-31\tdisputed\trecalled\n" +
	"per:ann\toffice:minister\t2015-01-01\t\tacting\trecalled\n" +
	"per:ann\toffice:adviser\t2001\t\t\trecalled\n"

// ministry is a pack of one office for one and one for two.
func ministry(t testing.TB, tenures string) *Lexicon {
	t.Helper()
	l, err := Load(files(
		"people.tsv", peopleHead+"per:ann\tAnn Lee\t\t\t\nper:bob\tBob Hill\t\t\t\nper:cyd\tCyd Orr\t\t\t\nper:dee\tDee Fox\t\t\t\nper:eve\tEve Ray\t\t\t\n",
		"offices.tsv", "id\ten\tseats\noffice:minister\tMinister of Kites\t\noffice:adviser\tAdviser on Kites\t2\n",
		"tenures.tsv", tenures))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestHolder(t *testing.T) {
	l := ministry(t, ministers)
	tests := []struct{ on, want, all string }{
		{"2000-12-31", "", ""},
		{"2001-03-05", "per:ann", "per:ann"},
		{"2001-03", "", "per:ann"}, // not all of the month
		{"2003", "per:ann", "per:ann"},
		{"2005-06-29", "per:ann", "per:ann"},
		{"2005-06-30", "per:bob", "per:ann per:bob"}, // who takes over
		{"2006-12-31", "per:bob", "per:bob"},
		{"2007-03-01", "", "per:bob per:cyd"}, // the day of the handover is not known
		{"2008-01-01", "per:cyd", "per:cyd"},
		{"2012-10-20", "", "per:cyd"},
		{"2012-11-01", "", ""},
		{"2013-03-01", "", "per:dee"}, // one of several who claim it
		{"2013-07-01", "", "per:dee per:eve"},
		{"2015-01-01", "per:ann", "per:ann"},
		{"2030-01-01", "per:ann", "per:ann"},
		{"2030-02-31", "", ""},
		{"yesterday", "", ""},
	}
	for _, tt := range tests {
		if got := l.Holder("office:minister", tt.on); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.on, got, tt.want)
		}
		var all []string
		for _, h := range l.Tenures("office:minister", tt.on) {
			all = append(all, h.Person)
		}
		if got := strings.Join(all, " "); got != tt.all {
			t.Errorf("%s: tenures of %s, want %s", tt.on, got, tt.all)
		}
	}
	if got := l.Holder("office:adviser", "2010-01-01"); got != "" {
		t.Errorf("one of two advisers was taken: %s", got)
	}
	if got := len(l.Held("per:ann", "")); got != 3 {
		t.Errorf("%d tenures of one person, want 3", got)
	}
}

// TestTenuresOfLaterPack: a user's rows for an office take the place of all others.
func TestTenuresOfLaterPack(t *testing.T) {
	first := files("people.tsv", peopleHead+"per:a\tAnn Lee\t\t\t\nper:b\tBob Hill\t\t\t\n",
		"offices.tsv", "id\ten\noffice:x\tMinister of Kites\noffice:y\tMinister of Hats\n",
		"tenures.tsv", tenureHead+"per:a\toffice:x\t2001\t\t\trecalled\nper:a\toffice:y\t2001\t\t\trecalled\n")
	second := files("tenures-mine.tsv", tenureHead+"per:b\toffice:x\t2002\t\t\tpage:https://example.org/x\n", "people.tsv", "id\n-per:a\n")
	l, err := Load(first, second)
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Tenures("office:x", ""); len(got) != 1 || got[0].Person != "per:b" {
		t.Errorf("got %v", got)
	}
	if got := l.Tenures("office:y", ""); len(got) != 0 || len(l.Held("per:a", "")) != 0 {
		t.Errorf("a person who was disabled holds an office: %v", got)
	}
	if l.Entry("per:a") != nil || len(l.Scan(match.Read("Ann Lee"), nil)) > 0 {
		t.Error("an entry that was disabled is found")
	}
	alone, err := Load(first)
	if err != nil {
		t.Fatal(err)
	}
	if got := alone.Holder("office:x", "2010"); got != "per:a" {
		t.Errorf("the first pack saw the second: %q", got)
	}
}

// TestKnowledgeEnds: of the project's own open tenures none is certain behind the day
// up to which their writers knew; a user's are.
func TestKnowledgeEnds(t *testing.T) {
	own, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	if got := own.Holder("office:cn-premier", "2024-05-01"); got != "per:li-qiang" {
		t.Errorf("premier in 2024: %q", got)
	}
	if got := own.Holder("office:cn-premier", "2040-05-01"); got != "" {
		t.Errorf("premier in 2040: %q", got)
	}
	if got := len(own.Tenures("office:cn-premier", "2040-05-01")); got != 1 {
		t.Errorf("%d who may be premier in 2040, want 1", got)
	}
}

func TestLintTenures(t *testing.T) {
	var all strings.Builder
	for _, p := range ministry(t, ministers+
		"per:eve\toffice:minister\t2005-01-01\t2005-12-31\t\trecalled\n"+
		"per:none\toffice:adviser\t2005\t2006\t\trecalled\n"+
		"per:ann\toffice:none\t2005\t2006\t\trecalled\n").Lint() {
		all.WriteString(p.String() + "\n")
	}
	for _, want := range []string{
		"mine/tenures.tsv:9: error: per:eve, office:minister: per:ann holds the office on the same day (mine/tenures.tsv:2)",
		"mine/tenures.tsv:3: error: per:bob, office:minister: per:eve holds the office on the same day (mine/tenures.tsv:9)",
		"mine/tenures.tsv:10: error: per:none, office:adviser: there is no entry per:none",
		"mine/tenures.tsv:11: error: per:ann, office:none: there is no entry office:none",
	} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no %q in\n%s", want, all.String())
		}
	}
	if n := strings.Count(all.String(), "error"); n != 4 {
		t.Errorf("%d errors, want 4:\n%s", n, all.String())
	}
}
