package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tifa/models"
)

// labelOption adds the flag that names labels.
func labelOption(cmd *cobra.Command, usage string) {
	var names []string
	for _, l := range models.Labels() {
		names = append(names, string(l))
	}
	cmd.Flags().StringSlice("label", nil, usage)
	complete(cmd, "label", names...)
}

// labels reads that flag.
func (f flags) labels() (labels []models.Label, err error) {
	for _, name := range f.list("label") {
		label, err := models.ParseLabel(name)
		if err != nil {
			return nil, fmt.Errorf("label: %w", err)
		}
		labels = append(labels, label)
	}
	return labels, nil
}

// entities reads the flag that names ids of entities, for which it is easy to give a
// name.
func (f flags) entities() ([]string, error) {
	ids := f.list("entity")
	for _, id := range ids {
		if !strings.Contains(id, ":") {
			return nil, fmt.Errorf("entity: %q is no id, such as per:xi-jinping: tifa lexicon show finds the id of a name", id)
		}
	}
	return ids, nil
}
