package svg

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
)

// elements are the names of the elements of a file, which must be well-formed XML, and
// all its text.
func elements(t *testing.T, file string) (names []string, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(file))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return names, text
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, file)
		}
		switch x := token.(type) {
		case xml.StartElement:
			names = append(names, x.Name.Local)
		case xml.CharData:
			text += string(x)
		}
	}
}

// TestEscape: whatever is written comes out as text, in attributes too.
func TestEscape(t *testing.T) {
	const evil = "<script>alert(1)</script>\" onload=\"alert(2)\" ' & ]]> \x00\x1b\xff\uFFFE"
	c := &Canvas{Width: 10, Height: 10}
	c.Open(evil)
	c.Text(1, 2, Start, evil, evil)
	c.Rect(1, 2, 3, 4, 0, "bar", evil)
	c.Dot(1, 2, 3, "dot", evil)
	c.Shade(1, 2, 3, 4, 0.5, "cell", evil)
	c.Close()
	names, text := elements(t, c.File("id", evil, evil, ""))
	if want := []string{"svg", "title", "desc", "style", "g", "text", "rect", "title", "circle", "title", "rect", "title"}; !slices.Equal(names, want) {
		t.Errorf("elements %q, want %q", names, want)
	}
	if n := strings.Count(text, `<script>alert(1)</script>" onload="alert(2)" ' & ]]> `); n != 6 {
		t.Errorf("%d of 6 texts came through in %q", n, text)
	}
}

// TestPath: gaps break a line, and a point between gaps is a dot.
func TestPath(t *testing.T) {
	gap := math.NaN()
	c := &Canvas{Width: 10, Height: 10}
	c.Path([]Point{{1, 1}, {2, 2}, {3, gap}, {4, 4}, {5, gap}, {6, 6.26}, {7, 7}}, "x")
	if got := c.body.String(); !strings.Contains(got, `d="M1 1L2 2M6 6.3L7 7"`) || !strings.Contains(got, `<circle cx="4" cy="4"`) {
		t.Error(got)
	}
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		most  float64
		steps int
		whole bool
		want  []float64
	}{
		{1, 2, false, []float64{0, 0.5, 1}},
		{1, 2, true, []float64{0, 1}},
		{7, 5, false, []float64{0, 2, 4, 6, 8}},
		{100, 2, false, []float64{0, 50, 100}},
		{0.3, 3, false, []float64{0, 0.1, 0.2, 0.30000000000000004}},
		{123456, 5, true, []float64{0, 50000, 100000, 150000}},
		{0, 2, false, []float64{0, 0.5, 1}},
		{math.NaN(), 2, false, []float64{0, 0.5, 1}},
	} {
		if got := Ticks(c.most, c.steps, c.whole); !slices.Equal(got, c.want) {
			t.Errorf("%v in %d steps: %v, want %v", c.most, c.steps, got, c.want)
		}
	}
}

// TestFit: what is cut and broken fits, and what fits stays.
func TestFit(t *testing.T) {
	for text, lines := range map[string]int{
		"Xi": 1, "National People's Congress": 2, "Standing Committee of the CPC Ganzhou Municipal Committee and of others": 3,
		"中国共产党中央委员会政治局常务委员会": 2, "Donaudampfschifffahrtsgesellschaft": 1, "": 1,
	} {
		got := Wrap(text, 12, 130, 3)
		if len(got) != lines {
			t.Errorf("%q is broken into %q", text, got)
		}
		for _, line := range got {
			if Width(line, 12) > 130 {
				t.Errorf("%q is %f wide", line, Width(line, 12))
			}
		}
		if whole := strings.Join(got, ""); !strings.Contains(whole, "…") && strings.ReplaceAll(whole, " ", "") != strings.ReplaceAll(text, " ", "") {
			t.Errorf("%q became %q", text, got)
		}
	}
}
