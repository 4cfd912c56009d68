package report

import (
	"fmt"
	"strconv"
	"strings"

	"tifa/corpus/report/svg"
	"tifa/corpus/sheet"
	"tifa/corpus/survey"
)

// How many people the table of attendees has on a page, on a phone, and in its CSV.
const (
	wideOrder   = 18
	narrowOrder = 9
	listedOrder = 60
)

// order draws who is named before whom among those who attend meetings.
func (r *Report) order() figure {
	w := r.words
	listed := r.survey.Order(listedOrder)
	f := figure{ID: "order", Title: w.orderTitle, Note: fmt.Sprintf(w.orderNote, count(listed.Lists)), Table: orderTable(listed)}
	if listed.Missed > 0 {
		f.Note = r.words.join(f.Note, fmt.Sprintf(w.missed, listed.Missed))
	}
	if len(listed.People) < 2 {
		f.Note, f.Empty = "", w.orderNone
		return f
	}
	shown := r.survey.Order(wideOrder)
	var names []string
	for _, e := range shown.People {
		names = append(names, r.name(e))
	}
	f.Description = fmt.Sprintf(w.orderDescription, len(shown.People), strings.Join(names, r.words.comma()))
	f.Wide = r.matrix(shown, wide, 250, 34)
	f.Narrow = r.matrix(r.survey.Order(narrowOrder), narrow, 158, 22)
	return f
}

// matrix draws a row and a column for each person. Columns have the numbers of rows.
func (r *Report) matrix(o survey.Order, width, left, cell float64) *svg.Canvas {
	const head = 22.0
	n := float64(len(o.People))
	cell = min(cell, (width-left)/n)
	c := &svg.Canvas{Width: width, Height: head + float64(n*cell) + 2}
	for j := range o.People {
		c.Text(left+float64((float64(j)+0.5)*cell), head-8, svg.Middle, "tick", strconv.Itoa(j+1))
	}
	for i, a := range o.People {
		y := head + float64(float64(i)*cell)
		middle := y + cell/2 + 4.5
		c.Text(20, middle, svg.End, "tick", strconv.Itoa(i+1))
		c.Text(28, middle, svg.Start, "name", svg.Fit(r.name(a), plain, left-36))
		for j, b := range o.People {
			x := left + float64(float64(j)*cell)
			before, both := o.Before[i][j], o.Before[i][j]+o.Before[j][i]
			if i == j || both == 0 {
				c.Rect(x+1, y+1, cell-2, cell-2, 2, "none", "")
				continue
			}
			share := ratio(before, both)
			c.Rect(x+1, y+1, cell-2, cell-2, 2, "track", "")
			c.Shade(x+1, y+1, cell-2, cell-2, share, "cell", fmt.Sprintf(r.words.orderCell, r.name(a), r.name(b), before, both))
			class := "cell-value"
			if share > 0.55 {
				class = "cell-value on"
			}
			if text := cellText(before); svg.Width(text, small) <= cell {
				c.Text(x+cell/2, middle-0.5, svg.Middle, class, text)
			}
		}
	}
	return c
}

// cellText is a count that fits a cell.
func cellText(n int) string {
	if n >= 10000 {
		return strconv.Itoa(n/1000) + "k"
	}
	return strconv.Itoa(n)
}

func orderTable(o survey.Order) sheet.Table {
	t := sheet.Table{Columns: []string{"rank", "person", "name_en", "name_zh", "lists", "named_before", "before_name_en", "before_name_zh", "lists_before", "lists_with_both"}}
	for i, a := range o.People {
		for j, b := range o.People {
			if both := o.Before[i][j] + o.Before[j][i]; both > 0 {
				t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), a.ID, a.Names.English, a.Names.Chinese, strconv.Itoa(a.Lists),
					b.ID, b.Names.English, b.Names.Chinese, strconv.Itoa(o.Before[i][j]), strconv.Itoa(both)})
			}
		}
	}
	return t
}
