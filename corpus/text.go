package corpus

import (
	"errors"
	"unicode/utf8"

	"tifa/models"
)

// readText reads plain text, one document a file. Bytes that fit no encoding are
// kept.
func readText(s *source) Documents {
	return func(yield func(*models.Document, error) bool) {
		data, err := s.all()
		if err != nil {
			yield(nil, err)
			return
		}
		d := &models.Document{ID: s.id}
		c, err := s.decode(d, data, "")
		if err == nil && (c.encoding == nil || c.guessed) {
			err = checkText(data)
		}
		if err != nil {
			yield(nil, &DocumentError{Where: s.name, Err: err, Raw: data})
			return
		}
		yield(d, nil)
	}
}

// checkText refuses what is no text: control characters and bytes that are not
// UTF-8 make up a third of its beginning, with NUL bytes among them.
func checkText(data []byte) error {
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
