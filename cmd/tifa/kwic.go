package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tifa/corpus/kwic"
	"tifa/corpus/runs"
	"tifa/models"
)

func newKWIC() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "kwic RUN [ENTITY|TEXT]",
		Short: "Show every place of a run where an entity is named or a wording stands, in its context",
		Long: `Kwic (keyword in context) prints a concordance of a run: a line for each place, with
the keywords in one column and what stands before and behind them.

What is looked for is an entity, by its id or by any of its names in either language;
then all its mentions are found, whatever their wording and language. What no
dictionary has is looked for as a text: where it stands, annotated or not, as the
dictionaries look for names (a capital matches a capital only, a small letter either;
width, quotes and traditional characters do not matter). --text looks for a name as a
text too. --label and --entity leave only places within annotations that have one of
them; without a text they find all annotations that do.

The run is what tifa annotate wrote as JSON Lines, JSON or SQLite, with its text; - is
standard input. Memory does not grow with the run, except that --sort by anything but
document holds all lines, or with --limit a few times as many as that. A document whose
date is known by year or month only is of a period if it may be.

Text shows what fits into a line, csv and jsonl have --context characters on either
side, offsets in code points, and the label and entity of the place.`,
		Example: `  tifa kwic run.jsonl tifa:two-establishes
  tifa kwic run.jsonl 两个确立 --sort right
  tifa kwic run.jsonl "rural revitalization" --since 2021 --until 2023-06
  tifa kwic run.jsonl 最后一公里 --text --width 120
  tifa kwic run.sqlite --label SLOGAN --format csv -o slogans.csv
  tifa kwic run.jsonl.gz Chongqing --label ORG --limit 50`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			return concordance(cmd, args, s)
		},
	}
	flags := cmd.Flags()
	flags.Bool("text", false, "look for a text, even if it is the name of an entity")
	labelOption(cmd, "only places within annotations with this `LABEL`; may be repeated")
	flags.StringSlice("entity", nil, "only places within mentions of this `ID`; may be repeated")
	chosenOptions(cmd)
	flags.String("sort", string(kwic.ByDocument), "order of the lines: "+strings.Join(kwic.Orders(), ", "))
	flags.Int("limit", 0, "at most so many lines (default: all)")
	flags.Int("context", 60, "characters on either side, in csv and jsonl")
	formatOption(cmd, "text", "csv", "jsonl")
	screenOptions(cmd)
	flags.StringP("output", "o", "", "write to `FILE` instead of standard output")
	flags.StringSlice("lexicon", nil, "folder `DIR` with dictionaries to look names up in as well; may be repeated")
	complete(cmd, "sort", kwic.Orders()...)
	return cmd
}

func concordance(cmd *cobra.Command, args []string, s settings) error {
	order, err := kwic.ParseOrder(s.own.text("sort"))
	if err != nil {
		return fmt.Errorf("sort: %w", err)
	}
	chosen, err := chosenBy(s.own)
	if err != nil {
		return err
	}
	limit := s.own.number("limit")
	q := kwic.Query{Context: s.own.number("context")}
	if q.Entities, err = s.own.entities(); err != nil {
		return err
	}
	if q.Labels, err = s.own.labels(); err != nil {
		return err
	}
	to, err := screen(cmd.OutOrStdout(), s)
	if err != nil {
		return err
	}
	switch {
	case limit < 0:
		return fmt.Errorf("limit: %d is no number of lines", limit)
	case q.Context < 0:
		return fmt.Errorf("context: %d is no number of characters", q.Context)
	case s.Format == "text":
		q.Context = max(q.Context, 2*to.Width) // characters may have no width
	}
	if err := checkFormat(s.Format, "text", "csv", "jsonl"); err != nil {
		return err
	}
	if err := runFirst(args); err != nil {
		return err
	}
	about, err := lookFor(cmd, &q, args[1:], s.own.yes("text"))
	if err != nil {
		return err
	}
	return fromRun(cmd, args[0], s.Output, func(out io.Writer, documents walk) error {
		lines := map[string]func(io.Writer) kwic.Writer{
			"text": func(out io.Writer) kwic.Writer { return to.Concordance(out) }, "csv": kwic.NewCSV, "jsonl": kwic.NewJSONL,
		}[s.Format](out)
		if s.Format == "text" {
			if _, err := out.Write(to.Note(about)); err != nil {
				return err
			}
		}
		c := kwic.New(q, order, limit, lines.Write)
		begun, seen, last := time.Now(), 0, 0
		err := chosen.of(documents)(func(d *runs.Document) error {
			seen, last = seen+1, d.Number
			if !d.HasText() {
				return fmt.Errorf("%s: %w: annotate without --no-text for a concordance", d.Place, models.NoTextError(d.ID))
			}
			err := c.Add(d.Document)
			if err == nil && to.Terminal {
				err = soon(begun, lines, out)
			}
			return err
		})
		enough := errors.Is(err, kwic.ErrEnough)
		if err != nil && !enough {
			return err
		}
		if err := errors.Join(c.Close(), lines.Flush()); err != nil || s.Format != "text" {
			return err
		}
		_, err = out.Write(to.Note(summary(c, seen, last, limit, enough)))
		return err
	})
}

// soon shows what was found to whoever looks on, once that takes more than a second.
func soon(begun time.Time, lines kwic.Writer, out io.Writer) error {
	b, ok := out.(*bufio.Writer)
	if !ok || time.Since(begun) < time.Second {
		return nil
	}
	return errors.Join(lines.Flush(), b.Flush())
}

// summary says how much was found.
func summary(c *kwic.Concordance, seen, last, limit int, enough bool) string {
	if enough {
		return fmt.Sprintf("places: the first %d; there are more from document %d of the run on", limit, last)
	}
	found := fmt.Sprintf("places: %d, in %d of %d documents", c.Lines, c.Documents, seen)
	if limit > 0 && c.Lines > limit {
		found += fmt.Sprintf(", the first %d of them", limit)
	}
	return found
}
