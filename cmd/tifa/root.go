package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cast"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
	"go.yaml.in/yaml/v3"

	"tifa"
	"tifa/corpus"
	"tifa/pipeline"
)

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "tifa",
		Short: "Annotate political news in English and Chinese",
		Long: `tifa finds people, offices, organisations, places, events, slogans (tifa 提法),
documents and dates in political news in English and Chinese, says which entity
each of them is and who holds which office, and writes annotated JSON with exact
offsets. It works by dictionaries and rules: every annotation names the rule and
the entry that made it, and the same input always gives the same bytes.`,
		Example: `  tifa annotate report.txt
  tifa annotate --to jsonl --output run.jsonl articles/
  cat articles.jsonl | tifa annotate - > run.jsonl
  tifa show report.txt
  tifa kwic run.jsonl 两个确立
  tifa suggest --output mine run.jsonl
  tifa explain report.txt
  tifa lexicon show 两个确立
  tifa serve
  tifa eval corpus/gold
  tifa diff old.jsonl new.jsonl
  tifa count --by month,label run.jsonl
  tifa report run.jsonl -o report.html`,
		Version:       tifa.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetVersionTemplate("tifa {{.Version}}\n")
	root.AddCommand(newAnnotate(), newShow(), newExplain(), newEval(), newDiff(), newTest(), newSample(), newCount(), newKWIC(), newSuggest(), newReport(), newMerge(), newLexicon(), newServe(), newSchema(), newVersion(), newManual())
	forgiving(root)
	return root
}

// settings are what flags, TIFA_ variables and the configuration file set.
type settings struct {
	tifa.Options
	From, To, Output, Offsets, Format string
	Quarantine, Shard                 string
	NoText, Resume, Duplicates        bool
	Jobs                              int
	Input                             corpus.Input      // what is set beside From
	values                            map[string]string // of the options that an output depends on
	own                               flags             // of this command alone
	Serve                             serving
}

// input says how documents are read.
func (s settings) input() (corpus.Input, error) {
	from, err := corpus.ParseInput(s.From)
	if err != nil {
		return corpus.Input{}, err
	}
	s.Input.From = from
	return s.Input, s.Input.Validate()
}

// flags are the options that one command has for itself. They come from its
// command line only, so that what was set for another command does not change it.
type flags struct{ *pflag.FlagSet }

func (f flags) text(name string) string { v, _ := f.GetString(name); return v }
func (f flags) number(name string) int  { v, _ := f.GetInt(name); return v }
func (f flags) yes(name string) bool    { v, _ := f.GetBool(name); return v }

// list reads an option of several values, each of which may hold commas.
func (f flags) list(name string) []string {
	v, _ := f.GetStringSlice(name)
	for i := range v {
		v[i] = strings.TrimSpace(v[i]) // --by "month, label"
	}
	return v
}

// newAnnotator is tifa.New without garbage collection: nearly all that loading
// allocates stays, so that collecting meanwhile is work for nothing.
func newAnnotator(o tifa.Options) (*tifa.Annotator, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	return tifa.New(o)
}

// inputOptions adds the flags of commands that read documents and annotate them.
func inputOptions(cmd *cobra.Command) {
	flags := cmd.Flags()
	inputs := corpus.Inputs()
	flags.String("from", "auto", "input format: "+alternatives(inputs))
	flags.StringSlice("field", nil, "`FIELD=NAME` says what the input calls id, text, title, date, lang or byline, such as text=body; may be repeated")
	flags.String("encoding", "", "character encoding of the input, such as gb18030 or windows-1252 (default: what it says itself, or looks like)")
	flags.String("max-document", "100MB", "longest document; what is longer is an error of that document")
	flags.String("date", "", "reference date of every document, YYYY[-MM[-DD[Thh:mm]]]; beats what the input says")
	complete(cmd, "from", inputs...)
	annotatorOptions(cmd, "language of the documents: auto, en or zh")
}

// annotatorOptions adds the flags that all commands share which annotate.
func annotatorOptions(cmd *cobra.Command, lang string) {
	flags := cmd.Flags()
	flags.String("lang", "auto", lang)
	flags.StringSlice("lexicon", nil, "folder with `DIR`/*.tsv dictionaries and DIR/en, DIR/zh rules to use as well; may be repeated")
	flags.StringSlice("disable", nil, "`NAME` of an extractor that does not run, or of a dictionary, such as people-lexicon; may be repeated")
	flags.String("config", "", "configuration `FILE` in YAML or JSON; TIFA_* variables beat it, flags beat both")
	complete(cmd, "lang", "auto", "en", "zh")
}

// jobsOption adds the flag for workers.
func jobsOption(cmd *cobra.Command) {
	cmd.Flags().IntP("jobs", "j", 0, "documents worked on at the same time (default: all cores)")
}

// formatOption adds the flag for the form of the output.
func formatOption(cmd *cobra.Command, formats ...string) {
	cmd.Flags().String("format", formats[0], alternatives(formats))
	complete(cmd, "format", formats...)
}

// checkFormat says whether a format is one of those that a command has.
func checkFormat(format string, formats ...string) error {
	if slices.Contains(formats, format) {
		return nil
	}
	return fmt.Errorf("unknown format %q: use %s", format, alternatives(formats))
}

// alternatives lists words, of which there are two or more, as one of them is chosen.
func alternatives(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// complete lets shells complete the values of a flag.
func complete(cmd *cobra.Command, flag string, values ...string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag was named wrongly in this program
	}
}

// load gathers the settings of a command: flags beat TIFA_ variables, these beat
// the configuration file.
func load(cmd *cobra.Command) (settings, error) {
	v := viper.New()
	v.SetEnvPrefix("TIFA")
	v.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	v.AutomaticEnv()
	var err error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if slices.Contains(configured, cmd.Name()) || slices.Contains(shared, f.Name) {
			err = errors.Join(err, v.BindPFlag(f.Name, f))
		}
	})
	if err != nil {
		return settings{}, err
	}
	own := flags{cmd.Flags()}
	if file := v.GetString("config"); file != "" {
		if err := readConfig(v, file); err != nil {
			return settings{}, err
		}
	}
	s := settings{
		Options: tifa.Options{
			Config: pipeline.Config{
				Lang:    v.GetString("lang"),
				Date:    v.GetString("date"),
				Disable: list(v, "disable"),
			},
			Lexicons: list(v, "lexicon"),
		},
		From: v.GetString("from"), To: v.GetString("to"), Output: v.GetString("output"), Offsets: v.GetString("offsets"), Format: own.text("format"),
		own: own,
	}
	if cmd.Name() != "annotate" {
		s.To, s.Output = own.text("to"), own.text("output")
	}
	s.Quarantine, s.Shard = v.GetString("quarantine"), v.GetString("shard")
	for _, option := range []struct {
		name  string
		value *bool
	}{{"tokens", &s.Tokens}, {"no-text", &s.NoText}, {"resume", &s.Resume}, {"duplicates", &s.Duplicates}} {
		if *option.value, err = cast.ToBoolE(or(v.Get(option.name), false)); err != nil {
			return s, fmt.Errorf("%s: %v is neither true nor false", option.name, v.Get(option.name))
		}
	}
	s.values = map[string]string{}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !slices.Contains(indifferent, f.Name) {
			s.values[f.Name] = cast.ToString(v.Get(f.Name))
			if f.Value.Type() == "stringSlice" {
				s.values[f.Name] = strings.Join(list(v, f.Name), ",")
			}
		}
	})
	if s.Jobs, err = strconv.Atoi(cast.ToString(or(v.Get("jobs"), 0))); err != nil || s.Jobs < 0 || s.Jobs > maxJobs {
		return s, fmt.Errorf("jobs: %v is no number of workers: use 1 to %d, or 0 for all cores", v.Get("jobs"), maxJobs)
	}
	if s.Jobs == 0 {
		s.Jobs = runtime.GOMAXPROCS(0)
	}
	if s.Input.Fields, err = corpus.ParseFields(list(v, "field")); err != nil {
		return s, fmt.Errorf("field: %w", err)
	}
	if s.Input.MaxDocument, err = corpus.ParseSize(cast.ToString(or(v.Get("max-document"), "100MB"))); err != nil {
		return s, fmt.Errorf("max-document: %w", err)
	}
	s.Input.Encoding = v.GetString("encoding")
	if cmd.Name() == "serve" {
		s.Date = "" // each document has its own
		s.Serve, err = loadServing(v)
	}
	return s, err
}

// configured are the commands of which every option may be set by variables and the
// configuration file.
var configured = []string{"annotate", "serve"}

// shared are the options that mean the same in every command, and may be set by
// variables and the configuration file for all.
var shared = []string{"from", "field", "encoding", "max-document", "lang", "date", "lexicon", "disable", "config", "jobs"}

// indifferent are the options that a run may be taken up with whatever they were: the
// output does not depend on them, or something else says what counts of them.
var indifferent = []string{"config", "help", "jobs", "lexicon", "output", "resume", "to"}

// maxJobs bounds the documents that are held at one time.
const maxJobs = 1024

func or(value, otherwise any) any {
	if value == nil || value == "" {
		return otherwise
	}
	return value
}

// list reads a setting of several values, which a variable gives with commas.
func list(v *viper.Viper, key string) (out []string) {
	for _, s := range v.GetStringSlice(key) {
		for part := range strings.SplitSeq(s, ",") {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// configKeys are the keys of a configuration file: the long names of the flags of
// annotate and serve. One file may be for both, each of which passes over what only the
// other has.
func configKeys() (keys []string) {
	for _, cmd := range []*cobra.Command{newAnnotate(), newServe()} {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "config" && f.Name != "help" && !slices.Contains(keys, f.Name) {
				keys = append(keys, f.Name)
			}
		})
	}
	return keys
}

// readConfig reads a configuration file. viper would pass over unknown keys, so
// they are looked for first, with their lines.
func readConfig(v *viper.Viper, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("config: %w", err)
	}
	var root, second yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(&root); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("config: %s: %s", file, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if err := dec.Decode(&second); err == nil {
		return fmt.Errorf("config: %s:%d: a second YAML document begins here: keep one", file, second.Line)
	} else if !errors.Is(err, io.EOF) {
		return fmt.Errorf("config: %s: %s", file, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(root.Content) > 0 {
		top := root.Content[0]
		if top.Kind != yaml.MappingNode {
			return fmt.Errorf("config: %s:%d: want lines such as lang: en", file, top.Line)
		}
		keys := configKeys()
		for i := 0; i < len(top.Content); i += 2 {
			if k := top.Content[i]; !slices.Contains(keys, k.Value) {
				return fmt.Errorf("config: %s:%d: unknown key %q: use %s", file, k.Line, k.Value, strings.Join(keys, ", "))
			}
			k, value := top.Content[i].Value, top.Content[i+1]
			many := slices.Contains([]string{"lexicon", "disable", "field", "cors"}, k)
			if !oneValue(value) && !(many && value.Kind == yaml.SequenceNode && !slices.ContainsFunc(value.Content, isNested)) {
				want := "one value"
				if many {
					want = "one value or a list of them"
				}
				return fmt.Errorf("config: %s:%d: %s takes %s", file, value.Line, k, want)
			}
		}
	}
	var values map[string]any
	asWritten(&root)
	if err := root.Decode(&values); err != nil {
		return fmt.Errorf("config: %s: %w", file, err)
	}
	return v.MergeConfigMap(values)
}

func oneValue(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode }

func isNested(n *yaml.Node) bool { return !oneValue(n) }

// asWritten keeps YAML from turning dates into points in time.
func asWritten(n *yaml.Node) {
	if n.Tag == "!!timestamp" {
		n.Tag = "!!str"
	}
	for _, c := range n.Content {
		asWritten(c)
	}
}
