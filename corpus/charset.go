package corpus

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/transform"

	"tifa/models"
)

// charset is the encoding of a document or stream, and what is to be said of it.
type charset struct {
	name     string
	encoding encoding.Encoding // nil for UTF-8
	bom      int               // bytes of the mark at the beginning
	guessed  bool              // nothing but the lack of anything better speaks for it
	warning  string
}

// charsetSample is how much of a text is looked at to tell its encoding.
const charsetSample = 64 << 10

// Encoding names, as htmlindex has them.
const (
	utf8Name    = "utf-8"
	gb18030     = "gb18030"
	big5        = "big5"
	windows1252 = "windows-1252"
)

// charsetByName finds an encoding by one of its names on the web. GBK and GB2312 are
// parts of GB18030.
func charsetByName(name string) (charset, bool) {
	e, err := htmlindex.Get(name)
	if err != nil {
		return charset{}, false
	}
	switch name, _ = htmlindex.Name(e); name {
	case "replacement", "x-user-defined":
		return charset{}, false
	case utf8Name:
		return charset{name: utf8Name}, true
	case "gbk":
		return charset{name: gb18030, encoding: simplifiedchinese.GB18030}, true
	}
	return charset{name: name, encoding: e}, true
}

// charsetOf tells the encoding of a text. A mark at its beginning counts most, then
// UTF-8 with characters of several bytes, which nothing else looks like, then what
// was declared, unless the text is evidently otherwise. Without a declaration
// Chinese is told by its most frequent characters, in GB18030 first, and what is
// left is windows-1252.
func charsetOf(text []byte, declared string) charset {
	said, isSaid := charsetByName(declared)
	contradict := func(c charset) charset {
		if isSaid && said.name != c.name {
			c.warning = fmt.Sprintf("the input is declared as %s but is %s, which it was read as", said.name, c.name)
		}
		return c
	}
	for _, mark := range []struct{ bytes, name string }{{"\xef\xbb\xbf", utf8Name}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"}} {
		if bytes.HasPrefix(text, []byte(mark.bytes)) {
			c, _ := charsetByName(mark.name)
			c.bom = len(mark.bytes)
			if strings.HasPrefix(said.name, "utf-16") && c.name != utf8Name {
				return c // the mark says which of the two
			}
			return contradict(c)
		}
	}
	if strings.HasPrefix(said.name, "utf-16") {
		return said
	}
	sample, several, broken := sampleOf(text)
	if broken == 0 || several > 4*broken {
		if isSaid && several == 0 {
			return said // ASCII
		}
		return contradict(charset{name: utf8Name})
	}
	gb, big := charset{name: gb18030, encoding: simplifiedchinese.GB18030}, charset{name: big5, encoding: traditionalchinese.Big5}
	gbShare, bigShare := frequentIn(sample, gb), frequentIn(sample, big)
	chinese, share := gb, gbShare
	if bigShare > gbShare {
		chinese, share = big, bigShare
	}
	if isSaid && said.name != utf8Name {
		// Nearly any bytes are windows-1252, and many pairs of them Chinese
		// characters: rare ones, if they are not.
		if said.name != chinese.name && share >= 0.15 && frequentIn(sample, said) < 0.05 {
			return contradict(chinese)
		}
		return said
	}
	switch {
	case share >= 0.1:
		return contradict(chinese)
	case isSaid || slices.ContainsFunc(sample, func(b byte) bool { return strings.IndexByte("\x81\x8d\x8f\x90\x9d", b) >= 0 }):
		return charset{name: utf8Name} // bytes that do not fit are kept
	}
	c, _ := charsetByName(windows1252)
	c.guessed = true
	c.warning = "the input is not UTF-8, and no encoding was declared: it was read as windows-1252"
	return c
}

// sampleOf gives the part of a text that begins with its first byte beyond ASCII,
// and how many characters of several bytes and how many broken ones are in it.
func sampleOf(text []byte) (sample []byte, several, broken int) {
	at := 0
	for at < len(text) && text[at] < utf8.RuneSelf {
		at++
	}
	sample = text[at:min(len(text), at+charsetSample)]
	for i := 0; i < len(sample); {
		if sample[i] < utf8.RuneSelf {
			i++
			continue
		}
		if !utf8.FullRune(sample[i:]) && i+utf8.UTFMax > len(sample) && len(sample) >= charsetSample/2 {
			break // cut by the end of the sample
		}
		r, size := utf8.DecodeRune(sample[i:])
		if r == utf8.RuneError && size == 1 {
			broken++
		} else {
			several++
		}
		i += size
	}
	return sample, several, broken
}

// frequent are the most frequent characters of Chinese, in simplified and in
// traditional script. In running text they make up a third of all.
const frequent = "的一是不了在人有我他中大上个国和也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从" +
	"以为来这们说到地部现实长动高开两员全政习近平主席党委书记会议北京工作社外交总理部长" +
	"個國時會後對裡過發軍無麼經當與學進種將還見從為來這們說現實長動開兩員習黨書記議總東西府院民"

// frequentIn is the share of frequent Chinese characters in the text beyond ASCII
// that an encoding makes of bytes.
func frequentIn(sample []byte, c charset) float64 {
	if c.encoding == nil {
		return 0
	}
	text, _ := c.encoding.NewDecoder().Bytes(sample)
	found, all := 0, 0
	for _, r := range string(text) {
		if r >= utf8.RuneSelf {
			all++
			if r != utf8.RuneError && strings.ContainsRune(frequent, r) {
				found++
			}
		}
	}
	return float64(found) / float64(max(all, 1))
}

// decode makes UTF-8 of a text and puts it into a document, with what is to be said
// about its encoding. declared is what the input says it is.
func (s *source) decode(d *models.Document, data []byte, declared string) (charset, error) {
	text, c, err := s.utf8(data, declared)
	d.Text = text
	c.warn(d)
	return c, err
}

// utf8 makes UTF-8 of a text.
func (s *source) utf8(data []byte, declared string) (string, charset, error) {
	if s.Encoding != "" {
		declared = s.Encoding
	}
	c := charsetOf(data, declared)
	if c.encoding == nil {
		return string(data[c.bom:]), c, nil
	}
	text, err := c.encoding.NewDecoder().Bytes(data[c.bom:])
	if err != nil {
		return "", c, fmt.Errorf("%s: %w", c.name, err)
	}
	return string(text), c, nil
}

// decodeStream makes UTF-8 of what is left of a stream, by its beginning.
func (s *source) decodeStream() {
	head, _ := s.in.Peek(charsetSample)
	s.charset = charsetOf(head, s.Encoding)
	_, _ = s.in.Discard(s.charset.bom) // was peeked
	if e := s.charset.encoding; e != nil {
		s.in = bufio.NewReaderSize(transform.NewReader(s.in, e.NewDecoder()), 64<<10)
	}
}

// warn adds what is to be said about the encoding to a document that was decoded.
func (c charset) warn(d *models.Document) {
	warning := func(message string) {
		d.Warnings = append(d.Warnings, models.Warning{Code: "encoding", Message: message})
	}
	if c.warning != "" {
		warning(c.warning)
	}
	if c.encoding != nil && strings.ContainsRune(d.Text, utf8.RuneError) {
		warning(fmt.Sprintf("the input holds bytes that are not %s; each was read as U+FFFD", c.name))
	}
}
