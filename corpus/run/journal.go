package run

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tifa/corpus/write"
)

// journal says how far a run has come. It lies beside the output, and what it says is
// on the disk already.
type journal struct {
	// Settings are everything that the output depends on beside the input. A run with
	// others cannot go on with it.
	Settings map[string]string `json:"settings"`
	Items    int               `json:"items"` // of the input: documents written, and errors
	Last     string            `json:"last"`  // fingerprint of the last of them
	Failed   int               `json:"failed"`
	Output   write.Mark        `json:"output"`
	Lost     write.Losses      `json:"lost"`
	// Quarantine and Sizes are bytes of the files beside the output.
	Quarantine int64 `json:"quarantine"`
	Sizes      int64 `json:"sizes"`
	Complete   bool  `json:"complete"` // what is left is to give the files their names
}

// readJournal reads a journal; there is none if an earlier run was complete, or did
// not come as far as its first mark.
func readJournal(path string) (*journal, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var j journal
	if err == nil {
		err = json.Unmarshal(data, &j)
	}
	if err != nil {
		return nil, fmt.Errorf("resume: %s: %w", path, err)
	}
	return &j, nil
}

// save puts the journal in the place of the one before, at once.
func (j *journal) save(path string) error {
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	f, err := os.Create(path + ".new")
	if err != nil {
		return err
	}
	if _, err = f.Write(append(data, '\n')); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder brings the names in a folder to the disk, where the system can.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = f.Sync() // some file systems have no such thing
	return f.Close()
}

// differs says how other settings differ; it is nil if they do not.
func (j *journal) differs(settings map[string]string) error {
	keys := maps.Clone(j.Settings)
	maps.Copy(keys, settings)
	var changes []string
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		if was, is := j.Settings[k], settings[k]; was != is {
			changes = append(changes, fmt.Sprintf("%s was %q and is %q", k, was, is))
		}
	}
	if changes == nil {
		return nil
	}
	return fmt.Errorf("resume: the run that was cut off was another one: %s; run it as it was, or leave out --resume to begin again", strings.Join(changes, ", "))
}
