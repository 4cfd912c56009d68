package render

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/jstemmer/go-junit-report/v2/junit"
)

// Case is one thing that was checked.
type Case struct {
	Class, Name string
	Failure     string // what is wrong, in one line; empty if nothing is
	Detail      string // more of it, over several lines
	Known       string // why the case is known to fail, if it is and does
}

// JUnit writes cases as a JUnit report of one suite.
func JUnit(out io.Writer, suite string, cases []Case) error {
	s := junit.Testsuite{Name: suite, Time: "0"}
	for _, c := range cases {
		t := junit.Testcase{Name: xmlText(c.Name), Classname: xmlText(c.Class)}
		switch {
		case c.Failure != "":
			t.Failure = &junit.Result{Message: xmlText(c.Failure), Data: xmlText(c.Detail)}
		case c.Known != "":
			t.Skipped = &junit.Result{Message: xmlText("known to fail: " + c.Known)}
		case c.Detail != "":
			t.SystemOut = &junit.Output{Data: xmlText(c.Detail)}
		}
		s.AddTestcase(t)
	}
	all := junit.Testsuites{Name: suite}
	all.AddSuite(s)
	return all.WriteXML(out)
}

// xmlText replaces characters that XML cannot hold.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, s)
}

// Place is where in a file something stands; Line and Column count from 1, and are
// 0 if they are not known.
type Place struct {
	File         string
	Line, Column int
}

// GitHub writes a command of GitHub Actions, which shows a message beside a line of
// a file. The level is error, warning or notice.
func GitHub(out io.Writer, level string, at Place, title, message string) {
	var properties []string
	add := func(key, value string) {
		properties = append(properties, key+"="+strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(value))
	}
	if at.File != "" {
		add("file", at.File)
	}
	if at.Line > 0 {
		add("line", fmt.Sprint(at.Line))
	}
	if at.Column > 0 {
		add("col", fmt.Sprint(at.Column))
	}
	add("title", title)
	fmt.Fprintf(out, "::%s %s::%s\n", level, strings.Join(properties, ","), strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(message))
}
