package tifa_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed says which of our packages each may import, itself and what those import
// not counted. A trailing /* stands for everything below.
var allowed = map[string][]string{
	"tifa/models":                           {},
	"tifa/extractors":                       {"tifa/models", "tifa/extractors/match"},
	"tifa/extractors/fold":                  {},
	"tifa/extractors/bloom":                 {},
	"tifa/extractors/names":                 {"tifa/models", "tifa/extractors", "tifa/extractors/bloom", "tifa/extractors/people"},
	"tifa/extractors/names/gen":             {"tifa/extractors/bloom"},
	"tifa/extractors/match":                 {"tifa/extractors/fold"},
	"tifa/extractors/lexicon":               {"tifa/models", "tifa/extractors", "tifa/extractors/fold", "tifa/extractors/match"},
	"tifa/extractors/rules":                 {"tifa/models", "tifa/extractors", "tifa/extractors/fold", "tifa/extractors/match"},
	"tifa/extractors/dates":                 {"tifa/models", "tifa/extractors", "tifa/extractors/fold", "tifa/extractors/dates/*"},
	"tifa/extractors/dates/calendar":        {"tifa/models"},
	"tifa/extractors/dates/numeric":         {"tifa/extractors/dates/calendar"},
	"tifa/extractors/dates/english":         {"tifa/models", "tifa/extractors/fold", "tifa/extractors/dates/calendar", "tifa/extractors/dates/numeric"},
	"tifa/extractors/dates/chinese":         {"tifa/models", "tifa/extractors/fold", "tifa/extractors/dates/calendar", "tifa/extractors/dates/numeric"},
	"tifa/extractors/people":                {"tifa/models", "tifa/extractors", "tifa/extractors/fold", "tifa/extractors/match"},
	"tifa/extractors/relations":             {"tifa/extractors", "tifa/extractors/rules", "tifa/models"},
	"tifa/extractors/orgs":                  {"tifa/extractors", "tifa/extractors/fold", "tifa/extractors/match", "tifa/models"},
	"tifa/extractors/places":                {"tifa/extractors", "tifa/extractors/fold", "tifa/models"},
	"tifa/extractors/extracttest":           {"tifa/models"},
	"tifa/extractors/suite":                 {"tifa/models", "tifa/extractors", "tifa/extractors/*"},
	"tifa/pipeline":                         {"tifa/models", "tifa/extractors", "tifa/extractors/match", "tifa/pipeline/*"},
	"tifa/pipeline/header":                  {"tifa/models", "tifa/extractors", "tifa/extractors/fold"},
	"tifa/pipeline/language":                {"tifa/models", "tifa/extractors/fold"},
	"tifa/pipeline/tokenise":                {"tifa/models", "tifa/extractors/bloom", "tifa/extractors/fold"},
	"tifa/pipeline/resolve":                 {"tifa/models", "tifa/extractors"},
	"tifa/pipeline/link":                    {"tifa/models", "tifa/extractors", "tifa/extractors/fold"},
	"tifa/corpus":                           {"tifa/models"},
	"tifa/corpus/write":                     {"tifa/models"},
	"tifa/corpus/run":                       {"tifa/models", "tifa/corpus", "tifa/corpus/write"},
	"tifa/corpus/runs":                      {"tifa/models", "tifa/corpus"},
	"tifa/corpus/sheet":                     {},
	"tifa/corpus/survey":                    {"tifa/models", "tifa/corpus/sheet"},
	"tifa/corpus/kwic":                      {"tifa/models", "tifa/corpus/sheet"},
	"tifa/corpus/suggest":                   {"tifa/models", "tifa/extractors/fold"},
	"tifa/corpus/suggest/gen":               {},
	"tifa/corpus/report":                    {"tifa/models", "tifa/corpus/sheet", "tifa/corpus/survey", "tifa/corpus/report/svg"},
	"tifa/corpus/report/svg":                {},
	"tifa/corpus/evaluate":                  {"tifa/models", "tifa/corpus/evaluate/*"},
	"tifa/corpus/evaluate/align":            {},
	"tifa/corpus/evaluate/render":           {"tifa/models"},
	"tifa/corpus/evaluate/gold":             {"tifa/models", "tifa/corpus"},
	"tifa/corpus/evaluate/diff":             {"tifa/models", "tifa/corpus", "tifa/corpus/evaluate/align", "tifa/corpus/evaluate/render"},
	"tifa/corpus/evaluate/sample":           {"tifa/models", "tifa/corpus", "tifa/corpus/sheet", "tifa/corpus/evaluate/render"},
	"tifa":                                  {"tifa/models", "tifa/extractors", "tifa/extractors/*", "tifa/pipeline", "tifa/pipeline/*"},
	"tifa/cmd/tifa":                         {"tifa", "tifa/models", "tifa/extractors", "tifa/extractors/lexicon", "tifa/extractors/extracttest", "tifa/pipeline", "tifa/corpus", "tifa/corpus/*", "tifa/extractors/fold", "tifa/extractors/match", "tifa/extractors/people", "tifa/server", "tifa/server/page", "tifa/cmd/tifa/*"},
	"tifa/cmd/tifa/terminal":                {"tifa/models", "tifa/corpus/kwic"},
	"tifa/server/client":                    {"tifa/models"},
	"tifa/bench/load":                       {"tifa/corpus"},
	"tifa/server":                           {"tifa", "tifa/models", "tifa/pipeline"},
	"tifa/server/page":                      {},
	"tifa/extractors/lexicon/factcheck":     {"tifa/models", "tifa/extractors", "tifa/extractors/fold", "tifa/extractors/lexicon"},
	"tifa/extractors/lexicon/gen/divisions": {"tifa/models", "tifa/extractors", "tifa/extractors/fold", "tifa/extractors/lexicon"},
	"tifa/extractors/fold/gen":              {},
	"tifa/extractors/people/gen":            {"tifa/extractors/people"},
	"tifa/extractors/dates/calendar/gen":    {},
	"tifa/corpus/gold-passages/join":        {},
	"tifa/release":                          {},
	"tifa/bench/dates":                      {"tifa/models", "tifa/extractors", "tifa/extractors/dates"},
	"tifa/bench/crowd":                      {"tifa/extractors", "tifa/extractors/lexicon"},
}

// TestImports holds data to one direction: a package imports what the architecture
// allows and nothing else of ours.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		may, known := allowed[fields[0]]
		if !known {
			t.Errorf("%s is new: say in this test what it may import", fields[0])
			continue
		}
		for _, imported := range fields[1:] {
			if imported != "tifa" && !strings.HasPrefix(imported, "tifa/") {
				continue
			}
			if !slices.ContainsFunc(may, func(m string) bool {
				dir, all := strings.CutSuffix(m, "*")
				return m == imported || all && strings.HasPrefix(imported, dir)
			}) {
				t.Errorf("%s imports %s", fields[0], imported)
			}
		}
	}
}

// TestWhoNeedsWhat: the tokenizers are asked in one place, so that nothing else
// loads their models.
func TestWhoNeedsWhat(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		for library, place := range map[string]string{
			"github.com/jdkato/prose/v2": "tifa/pipeline/tokenise",
			"github.com/go-ego/gse":      "tifa/pipeline/tokenise",
			"github.com/spf13/viper":     "tifa/cmd/tifa",
		} {
			if slices.Contains(fields[1:], library) != (fields[0] == place) {
				t.Errorf("%s imports %s: %v", fields[0], library, fields[0] != place)
			}
		}
	}
}
