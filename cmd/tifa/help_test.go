package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"tifa/extractors/lexicon"
)

// TestHelp: the ids that examples name are in the dictionaries, and --label takes a list
// wherever it is an option.
func TestHelp(t *testing.T) {
	l, err := lexicon.Open()
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`\b(?:tifa|per|office|org|place|event|doc):[\w-]+`)
	var check func(*cobra.Command)
	check = func(c *cobra.Command) {
		for _, id := range id.FindAllString(c.Example, -1) {
			if l.Entry(id) == nil {
				t.Errorf("the help of %s shows %s, which no dictionary has", c.CommandPath(), id)
			}
		}
		if f := c.Flags().Lookup("label"); f != nil && (f.Value.Type() != "stringSlice" || !strings.Contains(f.Usage, "may be repeated")) {
			t.Errorf("%s --label: %s", c.CommandPath(), f.Usage)
		}
		for _, sub := range c.Commands() {
			check(sub)
		}
	}
	check(newRoot())
}
