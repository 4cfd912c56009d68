package corpus

import (
	"bytes"
	"path"
	"path/filepath"
	"strings"
)

// extensions are the endings of the files that are read in folders.
var extensions = map[string]Format{".txt": Text, ".text": Text, ".json": JSON, ".jsonl": JSONL, ".ndjson": JSONL}

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

// detect tells the format by the beginning of a file: JSON objects one a line,
// other JSON, or text.
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
