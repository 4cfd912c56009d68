package extracttest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Find lists the files of cases that paths name: files as they are, and of a folder
// the .txt files in folders named cases below it, or all .txt files if there is
// none of that name.
func Find(paths ...string) ([]string, error) {
	var files []string
	var errs []error
	for _, path := range paths {
		own, err := find(path)
		if err != nil {
			errs = append(errs, err)
		}
		files = append(files, own...)
	}
	slices.Sort(files)
	return slices.Compact(files), errors.Join(errs...)
}

func find(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return []string{path}, err
	}
	root, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, err
	}
	var all, named []string
	err = filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && file != root && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case entry.IsDir(), filepath.Ext(file) != ".txt", strings.HasPrefix(entry.Name(), "."):
			return nil
		}
		below, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		file = filepath.Join(path, below)
		all = append(all, file)
		if slices.Contains(strings.Split(filepath.ToSlash(filepath.Dir(below)), "/"), "cases") {
			named = append(named, file)
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case len(named) > 0:
		return named, nil
	case len(all) == 0:
		return nil, fmt.Errorf("%s holds no cases: they are .txt files, best in a folder named cases", path)
	}
	return all, nil
}

// Read reads files of cases, all mistakes in them at once.
func Read(names []string) ([]*File, error) {
	var files []*File
	var errs []error
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		f, err := Parse(name, string(data))
		if err == nil && len(f.Cases) == 0 {
			err = fmt.Errorf("%s holds no case", name)
		}
		errs = append(errs, err)
		files = append(files, f)
	}
	return files, errors.Join(errs...)
}
