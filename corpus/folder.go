package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// folder goes through the files below a folder, by name.
type folder struct {
	read map[string]bool // the folders that were entered, by their names without links
}

// walk gives the files of a folder that may hold documents, and errors with what
// they are about. It is false if the reader has had enough.
//
// A link to a folder is followed, unless what it leads to was read already: links
// that lead upwards would have no end.
func (f *folder) walk(dir string, yield func(path string, err error) bool) bool {
	target, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return yield(dir, err)
	}
	if f.read[target] {
		return true
	}
	f.read[target] = true
	names, err := namesIn(dir)
	if err != nil && !yield(dir, err) {
		return false
	}
	for _, name := range names {
		path := filepath.Join(dir, name)
		if strings.HasPrefix(name, ".") {
			continue
		}
		info, err := os.Stat(path)
		more := true
		switch _, known := formatOf(name); {
		case err == nil && info.IsDir():
			more = f.walk(path, yield)
		case err != nil && (known || !isLink(path)): // it may be a folder
			more = yield(path, err)
		case err == nil && known && info.Mode().IsRegular():
			more = yield(path, nil)
		}
		if !more {
			return false
		}
	}
	return true
}

// isLink says whether a path is a link, which may lead nowhere.
func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&os.ModeSymlink != 0
}

// namesIn gives the sorted names of a folder, and of nothing else about the
// entries, of which there may be millions.
func namesIn(dir string) ([]string, error) {
	d, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	names, err := d.Readdirnames(-1)
	slices.Sort(names)
	return names, err
}
