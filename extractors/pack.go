package extractors

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Pack is a folder of dictionaries (*.tsv, and *.jsonl with patterns of spaCy) and
// rules (en/*.yaml, zh/*.yaml).
type Pack struct {
	fs.FS
	// Dir is what messages call it; empty for the project's own.
	Dir string
}

// PackFiles are the globs of the files that a pack may hold.
func PackFiles() []string { return []string{"*.tsv", "*.jsonl", "en/*.yaml", "zh/*.yaml"} }

// OpenPack opens a user's folder. It is an error if there is neither a dictionary
// nor a rule file in it.
func OpenPack(dir string) (Pack, error) {
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return Pack{}, fmt.Errorf("lexicon: %w", err)
	case !info.IsDir():
		return Pack{}, fmt.Errorf("lexicon: %s is a file: give the folder that holds the dictionaries", dir)
	}
	p := Pack{os.DirFS(dir), dir}
	for _, pattern := range PackFiles() {
		if files, err := fs.Glob(p, pattern); err == nil && len(files) > 0 {
			return p, nil
		}
	}
	return Pack{}, fmt.Errorf("lexicon: %s holds nothing to use: put dictionaries such as people.tsv into it, or rules such as en/mine.yaml", dir)
}

// Where is what messages call a file of the pack.
func (p Pack) Where(file string) string {
	return filepath.ToSlash(filepath.Join(p.Dir, file))
}
