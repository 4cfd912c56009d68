package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/evaluate"
	"tifa/corpus/evaluate/gold"
	"tifa/corpus/run"
	"tifa/models"
)

func newEval() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval GOLD...",
		Short: "Score the extraction, or a run, against gold",
		Long: `Eval annotates gold documents, or takes the annotations of an earlier run with
--predicted, and compares: spans by the four schemas of SemEval-2013 (strict,
exact boundaries, partial, type), nested ones included; values of dates; entities
by B-cubed; relations. F1 comes with its 95% interval over documents.

Gold is a file or a folder, in one of these formats, told by name and content:
  ` + gold.Formats + `
Labels that are not tifa's are mapped with --map or left out with --ignore.
DURATION counts if the gold has it, and "now" and the like (PRESENT_REF) only where
the gold has them.

With --gates, scores must reach the bars of a file: a list of entries
  {set: gold, label: PERSON, measure: strict_f1, min: 0.80, max_fall: 0.01}
where set is the name of a gold file or folder or a pattern (zh-*), and max_fall
compares with --baseline, the JSON of an earlier evaluation. Measures are strict,
exact, partial, type, value, interval, entities, entities_all and relations with
_precision, _recall or _f1 behind them, and value and interval alone, the shares of
dates that mean the right thing. docs/regression.md explains all of them.

The exit code is 1 if a gate breaks, a document fails or has no prediction.`,
		Example: `  tifa eval corpus/gold
  tifa eval --predicted run.jsonl --format markdown corpus/gold
  tifa eval --gates corpus/gold/gates.yaml corpus/gold
  tifa eval --lang zh --label PERSON,ORG --errors 3 corpus/gold
  tifa eval --flat --map PER=PERSON,LOC=PLACE --ignore MISC wikigold.conll
  tifa eval --format json --output baseline.json corpus/gold`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := load(cmd)
			if err != nil {
				return err
			}
			return eval(cmd, args, s)
		},
	}
	flags := cmd.Flags()
	annotatorOptions(cmd, "score only documents in this language: auto (all), en or zh")
	jobsOption(cmd)
	formatOption(cmd, evaluate.Formats()...)
	flags.StringP("output", "o", "", "write to `FILE` instead of standard output")
	flags.String("predicted", "", "score the annotations of a `RUN` of tifa annotate instead of annotating")
	flags.Bool("allow-missing", false, "documents without a prediction are no failure; they count as missed all the same")
	flags.StringSlice("map", nil, "`GOLD=LABEL`: what a label of the gold stands for; may be repeated")
	labelOption(cmd, "count only this `LABEL`; may be repeated (default: all, or with --map those that the gold has)")
	flags.StringSlice("ignore", nil, "`LABEL`s of the gold that are neither right nor wrong")
	flags.Bool("flat", false, "drop predictions within other predictions, for gold without nesting")
	flags.Bool("trim", false, "cut connectives and articles off dates on both sides, and compare values as test suites of date taggers write them")
	flags.Int("errors", 0, "show the first `N` mistakes of each rule, and of what was missed of each label")
	flags.String("gates", "", "`FILE` with bars that scores must reach")
	flags.String("baseline", "", "`FILE` with the JSON of an earlier evaluation, for max_fall in gates")
	return cmd
}

func eval(cmd *cobra.Command, paths []string, s settings) error {
	if err := checkFormat(s.Format, evaluate.Formats()...); err != nil {
		return err
	}
	options, err := scoring(s)
	if err != nil {
		return err
	}
	gates, baseline, err := readGates(s)
	if err != nil {
		return err
	}
	// Gold and predictions are read once and let go: collecting seldom costs some
	// memory and saves a fifth of the time.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	inputs := append([]string{s.own.text("predicted"), s.own.text("gates"), s.own.text("baseline")}, paths...)
	if err := errors.Join(notWithin(s.Output, paths), notOneOf(s.Output, inputs)); err != nil {
		return err
	}
	sets, err := gold.Read(paths...)
	if err != nil {
		return err
	}
	scorer, warnings, err := evaluate.New(options, sets)
	if err != nil {
		return err
	}
	e := evaluation{s: s, scorer: scorer, warnings: warnings, stderr: cmd.ErrOrStderr(), tasks: map[*models.Document]task{}, leftOut: map[string]bool{}}
	if err := e.choose(sets); err != nil {
		return err
	}
	if file := s.own.text("predicted"); file != "" {
		predicted, err := corpus.OpenAnnotated(file)
		if err != nil {
			return fmt.Errorf("predicted: %w", err)
		}
		defer predicted.Close()
		if err := e.usePredictions(predicted); err != nil {
			return err
		}
	} else if err := e.useAnnotator(); err != nil {
		return err
	}
	if err := e.run(cmd.Context()); err != nil {
		return err
	}
	report, err := e.report(sets, gates)
	if err != nil {
		return err
	}
	results, open, unjudged := evaluate.CheckGates(gates, report, baseline)
	report.Gates, report.Warnings = results, append(report.Warnings, open...)
	if err := writeWhole(cmd.OutOrStdout(), s.Output, func(out io.Writer) error { return writeVisible(out, s.Format, report.Write) }); err != nil {
		return err
	}
	verdict := e.verdict(report)
	if unjudged != nil { // the gates are wrong, whatever else is
		message := "gates: " + unjudged.Error()
		if verdict != nil {
			message += "\n" + verdict.Error()
		}
		return errors.New(message)
	}
	return verdict
}

// scoring reads the flags that say what is compared.
func scoring(s settings) (o evaluate.Options, err error) {
	if o.Map, err = evaluate.ParseMap(s.own.list("map")); err != nil {
		return o, err
	}
	if o.Labels, err = s.own.labels(); err != nil {
		return o, err
	}
	o.Ignore = s.own.list("ignore")
	o.Flat, o.Trim = s.own.yes("flat"), s.own.yes("trim")
	errs := s.own.number("errors")
	if errs < 0 {
		return o, fmt.Errorf("errors: %d is no number of mistakes", errs)
	}
	o.Mistakes = errs > 0
	return o, nil
}

func readGates(s settings) (gates []evaluate.Gate, baseline *evaluate.Report, err error) {
	if file := s.own.text("gates"); file != "" {
		if gates, err = evaluate.ReadGates(file); err != nil {
			return nil, nil, err
		}
	}
	if file := s.own.text("baseline"); file != "" {
		baseline, err = evaluate.ReadBaseline(file)
	}
	return gates, baseline, err
}

// evaluation is the work of eval.
type evaluation struct {
	s        settings
	scorer   *evaluate.Scorer
	warnings []string
	stderr   io.Writer

	documents []*models.Document // what is scored, without the annotations of the gold
	tasks     map[*models.Document]task
	leftOut   map[string]bool // ids of gold documents that are not scored
	counts    evaluate.Documents
	producer  models.Producer
	// predict gives the prediction for a gold document, or nil if there is none.
	predict func(context.Context, *models.Document) (*models.Document, error)
	results []evaluate.Result
}

// task is a gold document and the set that it is of.
type task struct {
	set  string
	gold *gold.Document
}

// choose picks the documents that are scored.
func (e *evaluation) choose(sets []gold.Set) error {
	languages, unsaid, unknown := 0, 0, 0
	ids := map[string]bool{}
	again := 0
	for i := range sets {
		for _, w := range sets[i].Warnings {
			e.warnings = append(e.warnings, sets[i].Name+": "+w)
		}
		for k := range sets[i].Documents {
			g := &sets[i].Documents[k]
			switch lang := e.s.Lang; {
			case e.filtered() && g.Lang != "" && g.Lang[:min(2, len(g.Lang))] != lang[:min(2, len(lang))]:
				languages++
				e.leftOut[g.ID] = true
				continue
			case g.SpansUnknown:
				unknown++
				e.leftOut[g.ID] = true
				continue
			}
			if e.filtered() && g.Lang == "" {
				unsaid++
			}
			if ids[g.ID] {
				again++
			}
			ids[g.ID] = true
			d := &models.Document{ID: g.ID, Text: g.Text, Date: g.Date, Lang: models.Lang(g.Lang)}
			e.documents = append(e.documents, d)
			e.tasks[d] = task{sets[i].Name, g}
		}
	}
	if languages > 0 {
		e.warnings = append(e.warnings, fmt.Sprintf("%d documents in other languages are left out (--lang %s)", languages, e.s.Lang))
	}
	if unsaid > 0 {
		e.warnings = append(e.warnings, fmt.Sprintf("%d documents do not say their language and are taken to be in %s (--lang)", unsaid, e.s.Lang))
	}
	if again > 0 {
		e.warnings = append(e.warnings, fmt.Sprintf("%d documents have the id of one in another set", again))
	}
	if unknown > 0 {
		e.warnings = append(e.warnings, fmt.Sprintf("%d documents do not say where their spans are (span_unknown) and are left out", unknown))
	}
	e.counts.LeftOut = languages + unknown
	if len(e.documents) == 0 {
		return fmt.Errorf("no document is left to score: %s", strings.Join(e.warnings, "; "))
	}
	return nil
}

// filtered says whether documents of one language are scored.
func (e *evaluation) filtered() bool { return e.s.Lang != "" && e.s.Lang != "auto" }

// useAnnotator annotates the gold's texts.
func (e *evaluation) useAnnotator() error {
	annotator, err := newAnnotator(e.s.Options)
	if err != nil {
		return err
	}
	e.producer = annotator.Producer
	e.predict = annotator.Annotate
	return nil
}

// usePredictions takes the annotations of a run.
func (e *evaluation) usePredictions(predicted *corpus.Annotated) error {
	for _, name := range []string{"lexicon", "disable"} {
		if e.s.own.Changed(name) {
			return fmt.Errorf("--predicted takes the annotations as they are: leave --%s out", name)
		}
	}
	wanted := map[string]*gold.Document{}
	for _, d := range e.documents {
		g := e.tasks[d].gold
		if other, twice := wanted[g.ID]; twice {
			return fmt.Errorf("%s and %s both have the id %q, by which predictions are found: score them one by one", other.Where, g.Where, g.ID)
		}
		wanted[g.ID] = g
	}
	more := 0
	for i := range predicted.Len() {
		if wanted[predicted.ID(i)] == nil && !e.leftOut[predicted.ID(i)] {
			more++
		}
	}
	if more > 0 {
		e.warnings = append(e.warnings, fmt.Sprintf("%d predicted documents are not in the gold", more))
	}
	var err error
	if e.producer, err = predicted.Producer(); err != nil {
		return fmt.Errorf("predicted: %w", err)
	}
	e.predict = func(_ context.Context, d *models.Document) (*models.Document, error) {
		i, ok := predicted.Find(d.ID)
		if !ok {
			return nil, nil
		}
		return predicted.Document(i)
	}
	return nil
}

// scored is what came of one document: one without a prediction is scored as
// missed, and so is one that failed.
type scored struct {
	evaluate.Result
	missing bool
	failure error
}

func (e *evaluation) run(ctx context.Context) error {
	progress := newProgress(e.stderr)
	defer progress.clear()
	var missing []string
	unknown := 0
	_, err := run.Run(ctx, e.all, run.Job[scored]{
		Process: func(ctx context.Context, d *models.Document) (out scored, err error) {
			t := e.tasks[d]
			prediction, failure := e.predict(ctx, d)
			out.missing, out.failure = prediction == nil && failure == nil, failure
			if failure != nil {
				prediction = nil
			}
			out.Result, err = e.scorer.Document(t.set, t.gold, prediction)
			return out, err
		},
		Write: func(r scored) error {
			progress.done()
			if r.missing {
				e.counts.Missing++
				missing = append(missing, r.ID)
			}
			if r.failure != nil {
				e.counts.Failed++
				progress.clear()
				complain(e.stderr, fmt.Errorf("%s: %w", r.ID, r.failure))
			}
			unknown += r.Unknown
			e.results = append(e.results, r.Result)
			return nil
		},
		Failed:  func(err error) { e.counts.Failed++; progress.clear(); complain(e.stderr, err) },
		Workers: e.s.Jobs,
	})
	e.counts.Scored, e.counts.MayMiss = len(e.results), e.s.own.yes("allow-missing")
	if unknown > 0 {
		e.warnings = append(e.warnings, fmt.Sprintf("%d predictions have labels that tifa does not know: they are not counted", unknown))
	}
	if len(missing) > 0 {
		e.warnings = append(e.warnings, fmt.Sprintf("no prediction for %s", firstOf(missing, 5)))
	}
	switch {
	case errors.Is(err, context.Canceled):
		return failed("interrupted: %d of %d documents are scored, no score is given", len(e.results), len(e.documents))
	case err != nil:
		return err
	case len(e.results) < len(e.documents):
		return failed("%d of %d documents cannot be compared, no score is given", len(e.documents)-len(e.results), len(e.documents))
	}
	return nil
}

// all gives the documents to run.
func (e *evaluation) all(yield func(*models.Document, error) bool) {
	for _, d := range e.documents {
		if !yield(d, nil) {
			return
		}
	}
}

func (e *evaluation) report(sets []gold.Set, gates []evaluate.Gate) (*evaluate.Report, error) {
	var names, named []string
	for _, set := range sets {
		names = append(names, set.Name)
	}
	for _, g := range gates {
		named = append(named, g.Set)
	}
	r, err := evaluate.NewReport(e.results, names, named)
	if err != nil {
		return nil, fmt.Errorf("gates: %w", err)
	}
	o := e.scorer.Options
	r.Producer, r.Documents = e.producer, e.counts
	r.Settings = evaluate.Settings{Labels: e.scorer.Counted(), Map: o.Map, Ignore: o.Ignore, Flat: o.Flat, Trim: o.Trim, Lang: e.s.Lang}
	r.Warnings = append(r.Warnings, e.warnings...)
	if o.Mistakes {
		r.Mistakes = evaluate.Groups(e.results, e.s.own.number("errors"))
	}
	return r, nil
}

// verdict is the error that the exit code tells of.
func (e *evaluation) verdict(r *evaluate.Report) error {
	var broken []string
	for _, g := range r.Gates {
		if g.Broken != "" {
			broken = append(broken, fmt.Sprintf("%s: %s", g.Name(), g.Broken))
		}
	}
	switch {
	case len(broken) > 0:
		return failed("%d of %d gates are broken:\n  %s", len(broken), len(r.Gates), strings.Join(broken, "\n  "))
	case r.Documents.Failed > 0:
		return failed("%d documents failed", r.Documents.Failed)
	case r.Documents.Missing > 0 && !r.Documents.MayMiss:
		return failed("%d gold documents have no prediction: annotate them, or allow it with --allow-missing", r.Documents.Missing)
	}
	return nil
}

// firstOf lists some of many names.
func firstOf(names []string, n int) string {
	if len(names) <= n {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:n], ", "), len(names)-n)
}
