package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus/kwic"
	"tifa/extractors/match"
	"tifa/models"
)

// runFirst tells those who know grep, where what is looked for comes first, from others.
func runFirst(args []string) error {
	if len(args) < 2 || args[0] == "-" {
		return nil
	}
	_, missing := os.Stat(args[0])
	if _, err := os.Stat(args[1]); missing != nil && err == nil {
		return fmt.Errorf("the run comes first: tifa kwic %s %q", args[1], args[0])
	}
	return nil
}

// lookFor completes a query by what is looked for, and says what that is.
func lookFor(cmd *cobra.Command, q *kwic.Query, what []string, asText bool) (string, error) {
	within := slices.Clone(q.Entities)
	for _, l := range q.Labels {
		within = append(within, string(l))
	}
	if len(what) == 0 {
		if len(within) == 0 {
			return "", errors.New("say what to look for: an entity, a text, --label or --entity")
		}
		return "mentions: " + strings.Join(within, ", "), nil
	}
	about := ""
	if len(within) > 0 {
		about = " within " + strings.Join(within, ", ")
	}
	name := strings.TrimSpace(what[0])
	if name == "" {
		return "", errors.New("what is looked for is empty")
	}
	if !asText {
		ids, names, err := entitiesNamed(cmd, name)
		if err != nil {
			return "", err
		}
		if len(ids) > 0 {
			if len(q.Entities) > 0 {
				return "", fmt.Errorf("%s is an entity, and so is --entity: leave one out, or look for a text with --text", name)
			}
			q.Entities = ids
			return names + about, nil
		}
	}
	matcher := match.New([]string{name})
	q.Find = func(text string) (out []models.Span) {
		matcher.Scan(text, func(_, start, end int) { out = append(out, models.Span{Start: start, End: end}) })
		return out
	}
	return fmt.Sprintf("the text %q", name) + about, nil
}

// entitiesNamed gives the ids of the entities that have an id or a name, and says which
// they are. An id need not be in a dictionary, since rules make some.
func entitiesNamed(cmd *cobra.Command, name string) (ids []string, about string, err error) {
	l, err := dictionaries(cmd)
	if err != nil {
		return nil, "", err
	}
	var all []string
	for _, e := range l.ByName(name) {
		ids = append(ids, e.ID)
		all = append(all, strings.Join(strings.Fields(strings.Join([]string{e.ID, e.Names.English, e.Names.Chinese}, " ")), " "))
	}
	if len(ids) == 0 && slices.ContainsFunc(models.Labels(), func(l models.Label) bool { return l.Prefix() != "" && strings.HasPrefix(name, l.Prefix()) }) {
		return []string{name}, name, nil
	}
	return ids, strings.Join(all, "; "), nil
}
