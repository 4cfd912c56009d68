package tifa_test

import "testing"

// TestRuleExamples runs the examples that stand beside each rule.
func TestRuleExamples(t *testing.T) {
	a := annotator(t)
	if n := len(a.Rules.Examples()); n < 100 {
		t.Fatalf("only %d examples", n)
	}
	problems, err := a.CheckRules(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
}
