package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tifa/models"
)

// readHTML reads a news page: its article, with title, date and authors where the
// page gives them.
func readHTML(s *source) Documents {
	return func(yield func(*models.Document, error) bool) {
		page, err := s.all()
		if err != nil {
			yield(nil, err)
			return
		}
		s.articleLater(&models.Document{ID: s.id}, page, "", s.name, page)
	}
}

// articleLater gives a document with the article of a page, or the error that there
// is none. raw is the page as it stands in the input, at where. It is false if the
// reader has had enough.
func (s *source) articleLater(d *models.Document, page []byte, declared, where string, raw []byte) bool {
	if s.reading.skips() {
		return s.reading.give(d, nil) // without its article, which takes a millisecond or two
	}
	return s.reading.later(func() (*models.Document, error) {
		if err := s.article(d, page, declared); err != nil {
			return nil, s.failed(where, d.ID, err, raw)
		}
		return d, nil
	})
}

// mostElements bounds the time for a page.
const mostElements = 200_000

// article puts the article of a page into a document. declared is the encoding by
// the head of the response, which counts more than that in the page.
func (s *source) article(d *models.Document, page []byte, declared string) (err error) {
	if declared == "" {
		declared = declaredIn(page)
	}
	text, c, err := s.utf8(page, declared)
	if err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the page cannot be read: %v", p)
		}
	}()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return fmt.Errorf("the page cannot be read: %w", err)
	}
	meta := readPageMeta(root)
	all := visible(root)
	parser := readability.NewParser()
	parser.MaxElemsToParse = mostElements
	found, err := parser.ParseAndMutate(root, nil)
	if err != nil {
		return fmt.Errorf("no article found: %w", err)
	}
	if d.Text, err = articleText(found, all); err != nil {
		return fmt.Errorf("no article found: %w", err)
	}
	if int64(len(d.Text)) > s.limit() {
		return s.tooLong()
	}
	c.warn(d)
	d.Title = strings.Join(strings.Fields(found.Title()), " ")
	d.Byline = authors(found.Byline())
	d.Date = published(found, meta.date)
	if meta.url != "" {
		return setMeta(d, "url", quoted(meta.url))
	}
	return nil
}

// What an article has at least, in characters, those of Chinese counted double, and
// at most of that within links.
const (
	leastArticle = 140
	mostLinked   = 0.5
)

// articleText gives the text of what was found, a paragraph a line, or says why it
// is no article. all is the size of the page's text.
func articleText(found readability.Article, all int) (string, error) {
	switch {
	case all == 0:
		return "", errors.New("the page has no text")
	case found.Node == nil:
		return "", fmt.Errorf("nothing on the page, which has %d characters of text, looks like one", all)
	}
	var b strings.Builder
	if err := found.RenderText(&b); err != nil {
		return "", err
	}
	var lines []string
	for line := range strings.Lines(b.String()) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	text := strings.Join(lines, "\n")
	size := weight(text)
	switch {
	case size < leastArticle:
		return "", fmt.Errorf("the longest piece of text has %d characters", utf8.RuneCountInString(text))
	case float64(linked(found.Node)) > mostLinked*float64(size):
		return "", errors.New("what text there is consists of links, as on a page of contents")
	}
	return text + "\n", nil
}

// weight is the number of characters, those of three bytes and more counted double,
// since a sentence of Chinese has half as many.
func weight(s string) (n int) {
	for _, r := range s {
		switch {
		case r <= ' ':
		case r >= 0x2e80:
			n += 2
		default:
			n++
		}
	}
	return n
}

// linked is the weight of the text within links.
func linked(n *html.Node) (size int) {
	for d := range n.Descendants() {
		if d.DataAtom == atom.A {
			for t := range d.Descendants() {
				if t.Type == html.TextNode {
					size += weight(t.Data)
				}
			}
		}
	}
	return size
}

// visible is the weight of the text of a page.
func visible(root *html.Node) (size int) {
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent != nil {
			switch n.Parent.DataAtom {
			case atom.Script, atom.Style, atom.Noscript, atom.Title, atom.Template:
			default:
				size += weight(n.Data)
			}
		}
	}
	return size
}

// declaredIn finds the encoding that a page names in its first bytes, as in <meta
// charset="gb2312">.
func declaredIn(page []byte) string {
	head := bytes.ToLower(page[:min(len(page), 4096)])
	for {
		at := bytes.Index(head, []byte("charset"))
		if at < 0 {
			return ""
		}
		head = bytes.TrimLeft(head[at+len("charset"):], " \t\r\n")
		rest, ok := bytes.CutPrefix(head, []byte("="))
		if !ok {
			continue
		}
		rest = bytes.TrimLeft(rest, " \t\r\n\"'")
		end := bytes.IndexFunc(rest, func(r rune) bool {
			return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_'
		})
		if name := string(rest[:max(end, 0)]); name != "" {
			if strings.HasPrefix(name, "utf-16") {
				return "" // or nobody could have read it
			}
			return name
		}
	}
}

// pageMeta is what the head of a page says about it, beside what the extractor
// looks for.
type pageMeta struct{ date, url string }

// dateNames are names under which pages give the time of publication.
var dateNames = map[string]bool{
	"article:published_time": true, "article:published": true, "datepublished": true, "publishdate": true, "pubdate": true, "pdate": true,
	"publication_date": true, "date": true, "dc.date": true, "dc.date.issued": true, "dcterms.created": true,
	"sailthru.date": true, "apub:time": true, "og:published_time": true, "weibo:article:create_at": true,
}

func readPageMeta(root *html.Node) (m pageMeta) {
	marked := map[string]bool{} // dates in the body that are marked as that of publication
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Meta:
			content := strings.TrimSpace(attr(n, "content"))
			for _, key := range []string{"property", "name", "itemprop"} {
				switch name := strings.ToLower(attr(n, key)); {
				case dateNames[name] && m.date == "":
					m.date = content
				case name == "og:url" && m.url == "":
					m.url = content
				}
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && attr(n, "href") != "" {
				m.url = attr(n, "href")
			}
		case atom.Time, atom.Abbr, atom.Span, atom.Div:
			if at := attr(n, "datetime") + attr(n, "content"); at != "" && (attr(n, "itemprop") == "datePublished" || hasAttr(n, "pubdate")) {
				marked[at] = true
			}
		}
	}
	if m.date == "" && len(marked) == 1 { // several are those of a list of reports
		for at := range marked {
			m.date = strings.TrimSpace(at)
		}
	}
	return m
}

func hasAttr(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// layouts are forms of dates that pages use, those with a zone first.
var layouts = []string{
	time.RFC3339, "2006-01-02T15:04:05.000Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700",
	time.RFC1123Z, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04",
	"2006-01-02", "2006/01/02 15:04:05", "2006/01/02 15:04", "2006/01/02", "2006/1/2", "2006-1-2", "2006年1月2日", "2006年01月02日 15:04", "2006年1月2日 15:04",
	"20060102", "20060102150405",
}

// published gives the time of publication as tifa reads it: to the minute, with the
// zone if the page states one other than UTC, which is also what those have that
// state none.
func published(found readability.Article, stated string) string {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, stated); err == nil {
			return stamp(t, strings.Contains(layout, "04"))
		}
	}
	t, err := found.PublishedTime()
	if err != nil || t.Year() < 1000 || t.Year() > 9999 {
		return ""
	}
	return stamp(t, t.Hour()+t.Minute()+t.Second() > 0)
}

func stamp(t time.Time, timed bool) string {
	_, zone := t.Zone()
	switch {
	case !timed:
		return t.Format(time.DateOnly)
	case zone == 0:
		return t.Format("2006-01-02T15:04")
	}
	return t.Format("2006-01-02T15:04Z07:00")
}

// authors divides a byline into names. Addresses and dates, which some pages have
// there, are none.
func authors(byline string) (names []string) {
	byline = strings.Join(strings.Fields(byline), " ")
	for _, before := range []string{"By ", "by ", "BY ", "记者", "記者", "作者", "责任编辑", "責任編輯"} {
		byline = strings.TrimPrefix(byline, before)
	}
	byline = strings.NewReplacer(" and ", ",", " & ", ",", "、", ",", "，", ",", ";", ",", "；", ",", "|", ",").Replace(byline)
	for name := range strings.SplitSeq(byline, ",") {
		if name = strings.Trim(name, " :："); name != "" && !strings.ContainsAny(name, "0123456789/") {
			names = append(names, name)
		}
	}
	return names
}
