package corpus

import (
	"bytes"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// extensions are the endings of the files that are read in folders.
var extensions = map[string]Format{
	".txt": Text, ".text": Text, ".json": JSON, ".jsonl": JSONL, ".ndjson": JSONL, ".csv": CSV, ".tsv": CSV,
	".html": HTML, ".htm": HTML, ".xhtml": HTML, ".warc": WARC, ".wet": WARC, ".parquet": Parquet,
}

// compressed are the endings that stand behind that of the format.
var compressed = map[string]bool{".gz": true, ".zst": true, ".zstd": true}

// formatOf tells the format of a file by its name.
func formatOf(name string) (Format, bool) {
	ext := strings.ToLower(filepath.Ext(name))
	if compressed[ext] {
		ext = strings.ToLower(filepath.Ext(name[:len(name)-len(ext)]))
	}
	f, known := extensions[ext]
	return f, known
}

// stem is a file's name without its endings, if they are known ones.
func stem(name string) string {
	for {
		ext := strings.ToLower(path.Ext(name))
		_, known := extensions[ext]
		if bare := name[:len(name)-len(ext)]; (known || compressed[ext]) && bare != "" && !strings.HasSuffix(bare, "/") {
			name = bare
			continue
		}
		return name
	}
}

// sniff is how much of a file is looked at to tell its format.
const sniff = 8 << 10

// detect tells the format of a stream by its beginning.
func (in Input) detect(head []byte) Format {
	if c := charsetOf(head, in.Encoding); strings.HasPrefix(c.name, "utf-16") {
		head, _ = c.encoding.NewDecoder().Bytes(head) // a half character at the end does no harm
	}
	switch f := detect(head); {
	case f != Text:
		return f
	case bytes.HasPrefix(head, []byte("PAR1")):
		return Parquet
	case bytes.HasPrefix(head, []byte("WARC/")):
		return WARC
	case looksLikeHTML(head):
		return HTML
	case looksLikeTable(head, in.column("text")):
		return CSV
	}
	return Text
}

// looksLikeHTML says whether a page begins here.
func looksLikeHTML(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	for {
		head = bytes.TrimSpace(head)
		if _, rest, ok := bytes.Cut(head, []byte("-->")); ok && bytes.HasPrefix(head, []byte("<!--")) {
			head = rest
			continue
		}
		start := bytes.ToLower(head[:min(len(head), 1024)])
		return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html")) ||
			bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("<html"))
	}
}

// looksLikeTable says whether the first line has several columns, one of which has
// the name of that with the text.
func looksLikeTable(head []byte, text string) bool {
	line, _, _ := bytes.Cut(bytes.TrimPrefix(head, []byte("\ufeff")), []byte("\n"))
	cells := strings.Split(string(line), string(commaOf(line)))
	return len(cells) > 1 && slices.ContainsFunc(cells, func(c string) bool { return strings.Trim(c, "\" \t\r") == text })
}

// detect tells by its beginning what of JSON a file is: objects one a line, other
// JSON, or none, and so text.
func detect(head []byte) Format {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	if len(head) == 0 || head[0] != '{' && head[0] != '[' {
		return Text
	}
	line, rest, _ := bytes.Cut(head, []byte("\n"))
	line = bytes.TrimRight(line, " \t\r")
	switch {
	case head[0] == '[' && looksLikeJSON(head[1:], "{"):
		return JSON
	case head[0] == '{' && bytes.HasPrefix(bytes.TrimLeft(rest, "\r\n"), []byte("{")):
		return JSONL // whatever is wrong with the first line
	case head[0] == '{' && (line[len(line)-1] == '}' && len(line) > 1 || len(line) == len(head)) && looksLikeJSON(head[1:], `"}`):
		return JSONL
	case head[0] == '{' && looksLikeJSON(head[1:], `"}`):
		return JSON
	}
	return Text
}

// looksLikeJSON says whether the next character is one of those given.
func looksLikeJSON(b []byte, next string) bool {
	b = bytes.TrimLeft(b, " \t\r\n")
	return len(b) > 0 && strings.IndexByte(next, b[0]) >= 0
}
