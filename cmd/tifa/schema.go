package main

import (
	"github.com/spf13/cobra"

	"tifa/models"
)

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of the output, tifa/1",
		Example: "  tifa schema > tifa-1.json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := cmd.OutOrStdout().Write(models.SchemaJSON())
			return err
		},
	}
}
