// Package svg writes drawings: lines, boxes and text with classes, which a style sheet
// gives their colours. Coordinates are written with one digit behind the point. What is
// drawn is escaped here and nowhere else.
package svg

import (
	"html"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Canvas is a drawing of a size, in pixels at its natural width.
type Canvas struct {
	Width, Height float64
	body          strings.Builder
}

// Anchor says where a text stands to its point.
type Anchor string

// The anchors.
const (
	Start  Anchor = ""
	Middle Anchor = "middle"
	End    Anchor = "end"
)

// Point is a point of a line. A point with a Y that is no number is a gap.
type Point struct{ X, Y float64 }

// Open begins a group with a class; Close ends it.
func (c *Canvas) Open(class string) { c.tag("g", "class", class); c.body.WriteString(">") }

// Close ends the group that was opened last.
func (c *Canvas) Close() { c.body.WriteString("</g>") }

// Text writes a line of text. Its y is that of the base line.
func (c *Canvas) Text(x, y float64, anchor Anchor, class, text string) {
	c.tag("text", "x", number(x), "y", number(y), "text-anchor", string(anchor), "class", class)
	c.body.WriteString(">" + escape(text) + "</text>")
}

// Line draws a straight line.
func (c *Canvas) Line(x1, y1, x2, y2 float64, class string) {
	c.tag("line", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2), "class", class)
	c.body.WriteString("/>")
}

// Stroke is Line with a width and an opacity of its own.
func (c *Canvas) Stroke(x1, y1, x2, y2, width, opacity float64, class string) {
	c.tag("line", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2), "class", class,
		"stroke-width", number(width), "stroke-opacity", strconv.FormatFloat(math.Round(opacity*100)/100, 'f', -1, 64))
	c.body.WriteString("/>")
}

// Path draws lines from point to point, and a dot for a point between gaps.
func (c *Canvas) Path(points []Point, class string) {
	var d strings.Builder
	for i, p := range points {
		gapBefore := i == 0 || math.IsNaN(points[i-1].Y)
		gapAfter := i == len(points)-1 || math.IsNaN(points[i+1].Y)
		switch {
		case math.IsNaN(p.Y):
		case gapBefore && gapAfter:
			c.Dot(p.X, p.Y, 2, "dot "+class, "")
		case gapBefore:
			d.WriteString("M" + number(p.X) + " " + number(p.Y))
		default:
			d.WriteString("L" + number(p.X) + " " + number(p.Y))
		}
	}
	if d.Len() > 0 {
		c.tag("path", "d", d.String(), "class", "line "+class)
		c.body.WriteString("/>")
	}
}

// Rect draws a box with rounded corners; title is shown on hovering.
func (c *Canvas) Rect(x, y, width, height, radius float64, class, title string) {
	c.tag("rect", "x", number(x), "y", number(y), "width", number(width), "height", number(height), "rx", zero(radius), "class", class)
	c.titled("rect", title)
}

// Shade is Rect with an opacity of its own.
func (c *Canvas) Shade(x, y, width, height, opacity float64, class, title string) {
	c.tag("rect", "x", number(x), "y", number(y), "width", number(width), "height", number(height), "rx", "2", "class", class,
		"fill-opacity", strconv.FormatFloat(math.Round(opacity*100)/100, 'f', -1, 64))
	c.titled("rect", title)
}

// Dot draws a circle; title is shown on hovering.
func (c *Canvas) Dot(x, y, radius float64, class, title string) {
	c.tag("circle", "cx", number(x), "cy", number(y), "r", number(radius), "class", class)
	c.titled("circle", title)
}

func (c *Canvas) titled(name, title string) {
	if title == "" {
		c.body.WriteString("/>")
		return
	}
	c.body.WriteString("><title>" + escape(title) + "</title></" + name + ">")
}

// tag begins an element; attributes that are empty are left out.
func (c *Canvas) tag(name string, attributes ...string) {
	c.body.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			c.body.WriteString(" " + attributes[i] + `="` + escape(attributes[i+1]) + `"`)
		}
	}
}

// Drawing gives the drawing as an element of HTML, with a title and a description for
// those who do not see it. id begins the ids of both, and must be a plain word.
func (c *Canvas) Drawing(id, title, description string) string {
	return c.element(id, title, description, "", "")
}

// File gives the drawing as a file of its own, with its style sheet.
func (c *Canvas) File(id, title, description, style string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		c.element(id, title, description, ` xmlns="http://www.w3.org/2000/svg"`, "<style>"+style+"</style>") + "\n"
}

func (c *Canvas) element(id, title, description, attributes, style string) string {
	w, h := number(c.Width), number(c.Height)
	return `<svg` + attributes + ` class="figure" viewBox="0 0 ` + w + " " + h + `" width="` + w + `" height="` + h +
		`" role="img" aria-labelledby="` + escape(id) + "-t " + escape(id) + `-d"><title id="` + escape(id) + `-t">` + escape(title) + `</title><desc id="` + escape(id) + `-d">` +
		escape(description) + `</desc>` + style + c.body.String() + `</svg>`
}

// number writes a coordinate.
func number(x float64) string {
	return strconv.FormatFloat(math.Round(x*10)/10+0, 'f', -1, 64) // + 0 makes 0 of -0
}

func zero(x float64) string {
	if x == 0 {
		return ""
	}
	return number(x)
}

// escape makes text of HTML and XML; what XML cannot hold becomes U+FFFD.
func escape(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}
