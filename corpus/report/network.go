package report

import (
	"fmt"
	"math"
	"strconv"

	"tifa/corpus/report/svg"
	"tifa/corpus/sheet"
	"tifa/corpus/survey"
	"tifa/models"
)

// The bounds of a network: pairs in the table, lines, and people and organisations on
// a page and on a phone.
const (
	listedPairs = 500
	mostLines   = 70
	wideNodes   = 30
	narrowNodes = 14
)

// network draws which people and organisations stand in the same documents.
func (r *Report) network() figure {
	w := r.words
	least := 2
	if r.survey.Documents >= 1000 {
		least = 5
	}
	pairs := r.survey.Together(listedPairs, least)
	f := figure{ID: "network", Title: w.networkTitle, Note: fmt.Sprintf(w.networkNote, least), Table: pairTable(pairs)}
	if missed := r.survey.TogetherMissed(); missed > 0 {
		f.Note = r.words.join(f.Note, fmt.Sprintf(w.missed, missed))
	}
	if len(pairs) == 0 {
		f.Note, f.Empty = "", w.networkNone
		return f
	}
	g := newGraph(pairs, wideNodes)
	f.Description = fmt.Sprintf(w.networkDescription, len(g.nodes), len(g.edges), r.name(pairs[0].A), r.name(pairs[0].B), count(pairs[0].Together))
	f.Wide = r.drawGraph(g, wide, min(640, 160+20*float64(len(g.nodes))), 132)
	g = newGraph(pairs, narrowNodes)
	f.Narrow = r.drawGraph(g, narrow, min(560, 140+40*float64(len(g.nodes))), 104)
	return f
}

func pairTable(pairs []survey.Pair) sheet.Table {
	t := sheet.Table{Columns: []string{"a", "a_name_en", "a_name_zh", "b", "b_name_en", "b_name_zh", "documents", "documents_a", "documents_b", "log_likelihood"}}
	for _, p := range pairs {
		t.Rows = append(t.Rows, []string{p.A.ID, p.A.Names.English, p.A.Names.Chinese, p.B.ID, p.B.Names.English, p.B.Names.Chinese,
			strconv.Itoa(p.Together), strconv.Itoa(p.A.Documents), strconv.Itoa(p.B.Documents), strconv.FormatFloat(p.Strength, 'f', 1, 64)})
	}
	return t
}

// graph is a network of entities.
type graph struct {
	nodes []*survey.Entity
	edges []edge
}

// edge is a line between two nodes. Its weight is the root of the strength as a share
// of that of the strongest.
type edge struct {
	a, b   int
	weight float64
	pair   survey.Pair
}

// newGraph takes the strongest pairs, as long as there is room for their nodes.
func newGraph(pairs []survey.Pair, most int) graph {
	var g graph
	at := map[*survey.Entity]int{}
	for _, p := range pairs {
		fresh := 0
		for _, e := range []*survey.Entity{p.A, p.B} {
			if _, there := at[e]; !there {
				fresh++
			}
		}
		if len(g.edges) == mostLines {
			break
		}
		if len(g.nodes)+fresh > most {
			continue
		}
		for _, e := range []*survey.Entity{p.A, p.B} {
			if _, there := at[e]; !there {
				at[e] = len(g.nodes)
				g.nodes = append(g.nodes, e)
			}
		}
		weight := 1.0
		if pairs[0].Strength > 0 {
			weight = math.Sqrt(p.Strength / pairs[0].Strength)
		}
		g.edges = append(g.edges, edge{at[p.A], at[p.B], weight, p})
	}
	return g
}

// drawGraph draws a network into a box; names are broken to fit a width.
func (r *Report) drawGraph(g graph, width, height, label float64) *svg.Canvas {
	const line = 14.0
	c := &svg.Canvas{Width: width, Height: height}
	texts := make([][]string, len(g.nodes))
	boxes := make([]box, len(g.nodes))
	for i, e := range g.nodes {
		texts[i] = svg.Wrap(r.name(e), small, label, 3)
		for _, t := range texts[i] {
			boxes[i].width = larger(boxes[i].width, svg.Width(t, small))
		}
		boxes[i].width += 10
		boxes[i].height = 16 + line*float64(len(texts[i]))
	}
	g.place(boxes, width, height)
	for _, e := range g.edges {
		a, b := boxes[e.a], boxes[e.b]
		c.Stroke(a.x, a.y, b.x, b.y, 0.8+float64(3.4*e.weight), 0.25+float64(0.45*e.weight), "edge")
	}
	for i, e := range g.nodes {
		b := boxes[i]
		hover := inFull(e) + ": " + fmt.Sprintf(r.words.rankValue, count(e.Documents), count(e.Mentions))
		if e.Label == models.Person {
			c.Dot(b.x, b.y, 5.5, "person", hover)
		} else {
			c.Rect(b.x-5, b.y-5, 10, 10, 1.5, "org", hover)
		}
		for j, t := range texts[i] {
			c.Text(b.x, b.y+18+float64(line*float64(j)), svg.Middle, "halo", t)
		}
	}
	return c
}
