package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"strconv"
	"strings"

	"tifa/models"
)

// readWARC reads web archives (ISO 28500), WET files among them: pages in HTML that
// were fetched go through the article extractor, text that was converted from pages
// is taken as it is, and all other records are passed over. The id is the address
// of the page; the time of the crawl comes back as warc-date under meta, since it
// is not the date of the report.
func readWARC(s *source) Documents {
	return func(yield func(*models.Document, error) bool) {
		w := newWARC(s)
		for {
			r, err := w.next()
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil:
				if !yield(nil, w.located(err)) || w.broken {
					return
				}
				continue
			case r.block == nil:
				continue
			}
			if !s.page(r, w, yield) {
				return
			}
		}
	}
}

// page gives the document of a record, if it holds a page; it is false if the reader
// has had enough.
func (s *source) page(r warcRecord, w *warcReader, yield func(*models.Document, error) bool) bool {
	d := &models.Document{ID: r.uri}
	if d.ID == "" {
		d.ID = fmt.Sprintf("%s-%d", s.id, w.number)
	}
	fail := func(err error) bool { return yield(nil, s.failed(w.where(), d.ID, err, r.block)) }
	if r.date != "" {
		d.Meta = map[string]json.RawMessage{"warc-date": quoted(r.date)}
	}
	body, header := r.block, r.mime
	switch r.kind {
	case "conversion":
		_, charset := mediaType(r.mime)
		if _, err := s.decode(d, r.block, charset); err != nil {
			return fail(err)
		}
		return yield(d, nil)
	case "response":
		response, err := readResponse(r.block)
		switch {
		case err != nil:
			return fail(err)
		case response.status != 200 || !mayBeHTML(response.mime, response.body):
			return true
		}
		if header = response.mime; s.reading.skips() {
			return yield(d, nil)
		}
		if body, err = response.decoded(s.Input); err != nil {
			return fail(err)
		}
	}
	if !mayBeHTML(header, body) {
		return true
	}
	_, charset := mediaType(header)
	return s.articleLater(d, body, charset, w.where(), r.block)
}

// mediaType divides a Content-Type.
func mediaType(header string) (kind, charset string) {
	kind, parameters, err := mime.ParseMediaType(header)
	if err != nil {
		kind, _, _ = strings.Cut(strings.ToLower(header), ";")
	}
	return strings.TrimSpace(kind), parameters["charset"]
}

// mayBeHTML goes by what a page is declared as, and by its beginning if it is not.
func mayBeHTML(header string, body []byte) bool {
	switch kind, _ := mediaType(header); kind {
	case "text/html", "application/xhtml+xml":
		return true
	case "", "application/octet-stream":
		return looksLikeHTML(body[:min(len(body), sniff)])
	}
	return false
}

// warcRecord is a record that may hold a document. block is nil if it does not.
type warcRecord struct {
	kind, uri, date, mime string
	block                 []byte
}

// warcReader reads one record after the other.
type warcReader struct {
	*source
	in     *bufio.Reader
	rest   *pushback
	number int   // of the record that was read last, counted from 1
	again  int64 // bytes that may still be read once more
	broken bool  // nothing more can be read
}

// pushback gives bytes back before those of a stream.
type pushback struct {
	bytes []byte
	in    io.Reader
}

func (p *pushback) Read(b []byte) (int, error) {
	if len(p.bytes) > 0 {
		n := copy(b, p.bytes)
		p.bytes = p.bytes[n:]
		return n, nil
	}
	p.bytes = nil
	return p.in.Read(b)
}

// mostAgain bounds what is read once more behind wrong lengths, and so the time.
const mostAgain = 1 << 30

func newWARC(s *source) *warcReader {
	rest := &pushback{in: s.in}
	return &warcReader{source: s, in: bufio.NewReaderSize(rest, 64<<10), rest: rest, again: mostAgain}
}

func (w *warcReader) where() string { return fmt.Sprintf("%s, record %d", w.name, w.number) }

func (w *warcReader) located(err error) error { return fileError(w.where(), err) }

var (
	errNoRecord = errors.New("what stands here is no WARC record")
	errLength   = errors.New("Content-Length is not the length of the record")
)

// next reads a record. io.EOF is the end; any other error is that of one record,
// behind which reading goes on with the next line that begins like one.
func (w *warcReader) next() (r warcRecord, err error) {
	if err := w.skipBlank(); err != nil {
		return r, err
	}
	w.number++
	if head, _ := w.in.Peek(5); string(head) != "WARC/" {
		return r, errors.Join(errNoRecord, w.resync())
	}
	header, err := readHeader(w.in)
	if err != nil {
		return r, w.ended(err)
	}
	length, err := strconv.ParseInt(header["content-length"], 10, 64)
	if err != nil || length < 0 {
		return r, errors.Join(fmt.Errorf("Content-Length is %q", header["content-length"]), w.resync())
	}
	r = warcRecord{
		kind: strings.ToLower(header["warc-type"]), uri: strings.Trim(header["warc-target-uri"], "<>"),
		date: header["warc-date"], mime: header["content-type"],
	}
	wanted := r.kind == "response" && !strings.HasPrefix(r.uri, "dns:") || r.kind == "conversion" || r.kind == "resource"
	if !wanted || length > w.limit() {
		// Discard takes an int, and ends at the end of the stream.
		_, err = w.in.Discard(int(min(length, 1<<62)))
	} else {
		r.block, err = w.block(length)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return r, w.ended(err)
	}
	if tooShort := err != nil; tooShort || !w.atBoundary() {
		err = errLength
		if tooShort && !w.pushBack(r.block) {
			w.broken = true
			return warcRecord{}, errors.New("the record ends in the middle, or its Content-Length is wrong")
		} else if !tooShort && !w.pushBack(r.block) {
			err = errors.Join(err, w.resync())
		}
		return warcRecord{}, err
	}
	if wanted && r.block == nil {
		return r, w.tooLong()
	}
	return r, nil
}

// block reads the block of a record, which may end before its length is reached.
func (w *warcReader) block(length int64) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(min(length, 1<<20)) + 1)
	_, err := io.CopyN(&b, w.in, length)
	return b.Bytes(), err
}

// ended is an error behind which nothing can be read.
func (w *warcReader) ended(err error) error {
	if errors.Is(err, errHeader) {
		return errors.Join(err, w.resync())
	}
	w.broken = true
	if errors.Is(err, io.EOF) {
		return errors.New("the record ends in the middle")
	}
	return err
}

// skipBlank passes over the line ends between records.
func (w *warcReader) skipBlank() error {
	for {
		head, err := w.in.Peek(1)
		if err != nil {
			if !errors.Is(err, io.EOF) {
				w.broken = true
				w.number++
			}
			return err
		}
		if head[0] != '\r' && head[0] != '\n' {
			return nil
		}
		_, _ = w.in.Discard(1) // was peeked
	}
}

// atBoundary says whether a record may end here: two line ends follow, or nothing
// but line ends up to the end of the stream.
func (w *warcReader) atBoundary() bool {
	head, err := w.in.Peek(4)
	return bytes.HasPrefix(head, []byte("\r\n\r\n")) || bytes.HasPrefix(head, []byte("\n\n")) ||
		errors.Is(err, io.EOF) && len(bytes.Trim(head, "\r\n")) == 0
}

// pushBack lets what stands behind the first line of a block that begins like a
// record be read once more; false if there is no such line.
func (w *warcReader) pushBack(block []byte) bool {
	at := bytes.Index(block, []byte("\nWARC/1."))
	if at < 0 || w.again < int64(len(block)) {
		return false
	}
	w.again -= int64(len(block))
	ahead, _ := w.in.Peek(w.in.Buffered())
	w.rest.bytes = bytes.Join([][]byte{block[at+1:], ahead, w.rest.bytes}, nil)
	w.in.Reset(w.rest)
	return true
}

// resync goes to the next line that begins like a record.
func (w *warcReader) resync() error {
	for {
		line, err := w.in.ReadSlice('\n')
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = w.in.ReadSlice('\n')
		}
		if errors.Is(err, io.EOF) {
			return nil // is met again
		}
		if err != nil {
			w.broken = true
			return err
		}
		_ = line
		if head, _ := w.in.Peek(7); string(head) == "WARC/1." {
			return nil
		}
	}
}

var errHeader = errors.New("the head is not one of WARC or HTTP")

// readHeader reads a first line, which comes back under "", and the fields below it
// up to an empty line, with their names in small letters.
func readHeader(in *bufio.Reader) (map[string]string, error) {
	header := map[string]string{}
	last := ""
	for n := 0; ; n++ {
		line, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) || n > 1000 {
			return nil, errHeader
		}
		if err != nil {
			return nil, err
		}
		text := strings.TrimRight(string(line), "\r\n")
		name, value, isField := strings.Cut(text, ":")
		switch {
		case n == 0:
			header[""] = text
		case text == "":
			return header, nil
		case text[0] == ' ' || text[0] == '\t':
			if last == "" {
				return nil, errHeader
			}
			header[last] += " " + strings.TrimSpace(text)
		case !isField:
			return nil, errHeader
		default:
			last = strings.ToLower(strings.TrimSpace(name))
			header[last] = strings.TrimSpace(value)
		}
	}
}
