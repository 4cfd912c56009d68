package tifa_test

import (
	"sync"
	"testing"

	"tifa"
)

var shared struct {
	sync.Once
	annotator *tifa.Annotator
	err       error
}

// annotator is one with the default options, shared by the tests of the package.
func annotator(t testing.TB) *tifa.Annotator {
	t.Helper()
	shared.Do(func() { shared.annotator, shared.err = tifa.New(tifa.Options{}) })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.annotator
}
