package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"tifa"
)

// warm holds the annotators of this process. A runner makes the functions of a graph
// anew from their encoding for every thread and whenever it likes, so that what shall
// outlive a bundle and be shared can be held nowhere else.
var warm annotators

// annotators are annotators by their settings, each made once.
type annotators struct {
	mu   sync.Mutex
	made map[string]func() (*tifa.Annotator, error)
}

// get gives the annotator for settings. Dictionaries are read, and words loaded as
// documents ask for them, once in a process.
func (a *annotators) get(s settings) (*tifa.Annotator, error) {
	key, err := json.Marshal([]any{s.Lang, s.Date, s.Tokens, s.Disable, s.Packs})
	if err != nil {
		return nil, err
	}
	a.mu.Lock()
	if a.made == nil {
		a.made = map[string]func() (*tifa.Annotator, error){}
	}
	get, ok := a.made[string(key)]
	if !ok {
		get = sync.OnceValues(func() (*tifa.Annotator, error) { return newAnnotator(s) })
		a.made[string(key)] = get
	}
	a.mu.Unlock()
	return get()
}

// newAnnotator makes an annotator of dictionaries that came with the settings.
func newAnnotator(s settings) (_ *tifa.Annotator, err error) {
	var dirs []string
	if len(s.Packs) > 0 {
		temp, err := os.MkdirTemp("", "tifa-lexicon-")
		if err != nil {
			return nil, fmt.Errorf("lexicon: %w", err)
		}
		defer os.RemoveAll(temp)
		for i, p := range s.Packs {
			dir := filepath.Join(temp, strconv.Itoa(i), filepath.Base(p.Dir))
			for name, data := range p.Files {
				file := filepath.Join(dir, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					return nil, fmt.Errorf("lexicon: %w", err)
				}
				if err := os.WriteFile(file, data, 0o644); err != nil {
					return nil, fmt.Errorf("lexicon: %w", err)
				}
			}
			dirs = append(dirs, dir)
		}
	}
	return tifa.New(s.annotator(dirs))
}
