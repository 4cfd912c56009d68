package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestAgree(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2001-01-20", "2001-01-20", true},
		{"2001-01-20", "2001-01-21", true},
		{"2001-01-20", "2001-01-22", false},
		{"2001-01", "2001-01-31", true},
		{"2001-01", "2001-02-01", true}, // a day more is a convention
		{"2001-01", "2001-02-02", false},
		{"2001-01", "2001-02", false},
		{"2001", "2001-12-31", true},
		{"2001", "2002-01", false},
		{"2001", "2002", false},
		{"2016-12-31", "2017", true},
		{"", "2001", true},
		{"2001-13", "2001", true},
	} {
		if got := agree(c.a, c.b); got != c.want {
			t.Errorf("agree(%q, %q) = %v", c.a, c.b, got)
		}
		if got := agree(c.b, c.a); got != c.want {
			t.Errorf("agree(%q, %q) = %v", c.b, c.a, got)
		}
	}
}

func TestLater(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2001-01-22", "2001-01-20", true},
		{"2001-01-21", "2001-01-20", false},
		{"2001-01", "2001-01-01", false},
		{"2002", "2001-12", false},
		{"2002-01-02", "2001-12", true},
		{"2001", "", false},
	} {
		if got := later(c.a, c.b); got != c.want {
			t.Errorf("later(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		same   bool
		family bool // b has the family name of a, which is last
	}{
		{"João Lourenço", "Joao Lourenco", true, true},
		{"Robert F. Kennedy Jr.", "Robert Kennedy", true, true},
		{"Ban Ki-moon", "Ban Kimoon", true, false},
		{"Mark Malloch Brown, Baron Malloch-Brown", "Mark Malloch Brown", true, true},
		{"William M. Daley", "Bill Daley", false, true},
		{"John O'Neill", "Paul O’Neill", false, true},
		{"Li Peng", "Li Keqiang", false, false},
		{"习近平", "習近平", true, true},
		{"Moon", "Moon Jae-in", false, true},
		{"", "", false, false},
	} {
		if got := sameName(c.a, c.b); got != c.same {
			t.Errorf("sameName(%q, %q) = %v", c.a, c.b, got)
		}
		if got := sameFamily(c.b, c.a, false); got != c.family {
			t.Errorf("sameFamily(%q, %q, last) = %v", c.b, c.a, got)
		}
	}
	if !sameFamily("Li Keqiang", "Li Peng", true) {
		t.Error("the family name Li comes first")
	}
}

func TestReadHeads(t *testing.T) {
	for _, c := range []struct {
		cell string
		want []named
		is   string // a name of the last
	}{
		{"President Abdelmadjid TEBBOUNE (since 12 December 2019)", []named{{"President Abdelmadjid TEBBOUNE", "2019-12-12"}}, "Abdelmadjid Tebboune"},
		{
			"King CHARLES III (since 8 September 2022); represented by Governor-General Dame Cindy KIRO (since 21 October 2021)",
			[]named{{"King CHARLES III", "2022-09-08"}, {"represented by Governor-General Dame Cindy KIRO", "2021-10-21"}},
			"Cindy Kiro",
		},
		{"Amir MISHAL al-Ahmad al-Jabir al-Sabah (since 16 December 2023)", []named{{"Amir MISHAL al-Ahmad al-Jabir al-Sabah", "2023-12-16"}}, "Meshal Al-Ahmad Al-Jaber Al-Sabah"},
		{"President of Spain Pedro SANCHEZ PEREZ-CASTEJON (since June 2018)", []named{{"President of Spain Pedro SANCHEZ PEREZ-CASTEJON", "2018-06"}}, "Pedro Sánchez"},
		{"Michael RANDRIANIRINA (Col.)", []named{{"Michael RANDRIANIRINA", ""}}, "Michael Randrianirina"},
		{"President (vacant)", nil, ""},
	} {
		got := readHeads(c.cell)
		if !slices.Equal(got, c.want) {
			t.Errorf("readHeads(%q) = %q", c.cell, got)
		}
		if n := len(got); n > 0 && !hasAll(c.is, capitals(got[n-1].person)) {
			t.Errorf("%q is not %q", got[n-1].person, c.is)
		}
	}
	if hasAll("Keir Starmer", []string{"sunak"}) {
		t.Error("Keir Starmer is not SUNAK")
	}
}

func TestJoin(t *testing.T) {
	at := func(person, from, to string) tenure { return tenure{span: span{from, to}, person: person} }
	got := join([]tenure{
		at("b", "2003-01-07", "2007"), at("a", "2001-01-03", "2003-01-03"), at("a", "2003-01-03", "2005-01-03"),
		at("a", "2005-01-06", ""), at("b", "2011-01-05", "2012"),
	}, 1)
	var says []string
	for _, g := range got {
		says = append(says, g.person+" "+g.String())
	}
	if want := "a 2001-01-03..2005-01-03; b 2003-01-07..2007; a 2005-01-06..; b 2011-01-05..2012"; strings.Join(says, "; ") != want {
		t.Errorf("joined: %s, want %s", strings.Join(says, "; "), want)
	}
}

// TestCompare compares an office for one with a list.
func TestCompare(t *testing.T) {
	at := func(person, from, to string) tenure {
		return tenure{span: span{from, to}, office: "office:x", person: person, names: []string{person}}
	}
	c := comparison{
		list: &officeList{until: "2022-08-03"},
		ours: []tenure{at("Ann Right", "2001", "2003-05"), at("Bob Late", "2003-06-01", "2007-01-01"), at("Eve Wrong", "2007-01-01", "2011-01-01"), at("Dan Next", "2011-01-01", "2023-01-01")},
		theirs: []tenure{at("Ann T. Right", "2001-01-20", "2003-05-02"), at("Robert Late", "2003-09-01", "2007-01-01"), at("Tom Other", "2007-01-01", "2011-01-01"),
			at("Dan Next", "2011-01-02", ""), at("Zoe Old", "1990", "1999")},
		seats: 1,
	}
	c.run()
	var says []string
	for _, d := range c.found {
		says = append(says, d.person+" "+d.ours+": "+d.theirs)
	}
	want := []string{
		"Bob Late 2003-06-01..2007-01-01: Robert Late 2003-09-01..2007-01-01",
		"Eve Wrong 2007-01-01..2011-01-01: Tom Other 2007-01-01..2011-01-01",
	}
	if !slices.Equal(says, want) {
		t.Errorf("found %q, want %q", says, want)
	}
}

// TestReadTable: what is wrong in a list is an error with its line.
func TestReadTable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "list.tsv")
	for _, c := range []struct{ text, want string }{
		{"a\tb\n1\t2\n# note\n\"say \"\"it\"\"\"\t\n", ""},
		{"a\tb\n1\n", ":2: 1 cells, but the head has 2"},
		{"a\tc\n", ":1: there is no column b"},
		{"", "the file is empty"},
	} {
		if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		rows, err := readTable(file, "a", "b")
		switch {
		case c.want == "" && (err != nil || len(rows) != 2 || rows[1].line != 4 || rows[1].cell["a"] != `say "it"`):
			t.Errorf("%q: rows %v, %v", c.text, rows, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%q: error %v, want %q", c.text, err, c.want)
		}
	}
}

// TestOffices: positions are mapped by table or by pattern.
func TestOffices(t *testing.T) {
	l := &officeList{positions: one(map[string]string{"Minister of Sleep": "x-rest-minister x-sleep-minister"}), patterns: map[string]string{"Governor of *": "x-*-governor"}}
	for position, want := range map[string]string{
		"Minister of Sleep":     "office:x-rest-minister office:x-sleep-minister",
		"Governor of New Place": "office:x-new-place-governor",
		"Mayor of New Place":    "",
	} {
		if got := strings.Join(l.offices(position), " "); got != want {
			t.Errorf("%s: %q, want %q", position, got, want)
		}
	}
}
