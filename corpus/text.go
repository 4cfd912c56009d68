package corpus

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"tifa/models"
)

// readText reads plain text, one document a file. The text is kept as it is,
// invalid bytes and all.
func readText(in io.Reader, name, id string) Documents {
	return func(yield func(*models.Document, error) bool) {
		data, err := io.ReadAll(io.LimitReader(in, MaxDocument+1))
		switch {
		case err != nil:
			yield(nil, fileError(name, err))
			return
		case len(data) > MaxDocument:
			err = tooLong()
		default:
			err = checkText(data)
		}
		if err != nil {
			yield(nil, &DocumentError{name, err})
			return
		}
		yield(&models.Document{ID: id, Text: string(data)}, nil)
	}
}

// checkText refuses what is no text: control characters and bytes that are not
// UTF-8 make up a third of its beginning, with NUL bytes among them.
func checkText(data []byte) error {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		if bytes.IndexByte(data[:min(len(data), sniff)], 0) >= 0 {
			return errors.New("the file is UTF-16: convert it to UTF-8, for instance with iconv -f UTF-16 -t UTF-8")
		}
	}
	head := data[:min(len(data), sniff)]
	odd, nul := 0, 0
	for i := 0; i < len(head); {
		r, size := utf8.DecodeRune(head[i:])
		switch {
		case r == 0:
			nul++
			odd++
		case r == utf8.RuneError && size == 1, r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != '\v' && r != '\x1b':
			odd++
		}
		i += size
	}
	if nul > 0 && odd*3 > len(head) || nul > 8 && odd*10 > len(head) {
		return errors.New("the file is binary, not text")
	}
	return nil
}
