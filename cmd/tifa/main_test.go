package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"tifa/models"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"tifa": main})
}

// params are the commands and variables that scripts may use beside testscript's
// own: $ROOT is the project.
func params(t *testing.T) testscript.Params {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	schema := compileSchema(t)
	return testscript.Params{
		Setup: func(env *testscript.Env) error {
			env.Setenv("ROOT", root)
			return nil
		},
		Condition: func(cond string) (bool, error) {
			return cond == "root" && os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"port": port,
			"ask":  ask,
			// bytes FILE 'TEXT' [TIMES] writes a file of any bytes, TEXT being what
			// stands between the quotes of a Go string.
			"bytes": func(ts *testscript.TestScript, _ bool, args []string) {
				text, err := strconv.Unquote(`"` + args[1] + `"`)
				ts.Check(err)
				data := []byte(text)
				if len(args) > 2 {
					times, err := strconv.Atoi(args[2])
					ts.Check(err)
					data = bytes.Repeat(data, times)
				}
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
			},
			// status CODE COMMAND... runs a command that ends with an exit code.
			"status": func(ts *testscript.TestScript, _ bool, args []string) {
				var exit *exec.ExitError
				if err := ts.Exec(args[1], args[2:]...); !errors.As(err, &exit) {
					ts.Fatalf("want an exit code, got %v", err)
				}
				if got := strconv.Itoa(exit.ExitCode()); got != args[0] {
					ts.Fatalf("exit code %s, not %s", got, args[0])
				}
			},
			// valid FILE N says that each of the N documents in a file, or in
			// stdout, is of the published schema.
			"valid": func(ts *testscript.TestScript, _ bool, args []string) {
				dec := json.NewDecoder(bytes.NewReader([]byte(ts.ReadFile(args[0]))))
				n := 0
				for ; dec.More(); n++ {
					var raw json.RawMessage
					ts.Check(dec.Decode(&raw))
					doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
					ts.Check(err)
					ts.Check(schema.Validate(doc))
				}
				if strconv.Itoa(n) != args[1] {
					ts.Fatalf("%s holds %d documents, not %s", args[0], n, args[1])
				}
			},
		},
	}
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(models.SchemaJSON()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("tifa.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("tifa.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestScripts(t *testing.T) {
	p := params(t)
	p.Dir = "testdata/script"
	testscript.Run(t, p)
}
