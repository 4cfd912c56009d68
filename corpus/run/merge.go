package run

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"

	"tifa/corpus/write"
)

// shardHead is the first line of the file with the sizes of a shard's documents.
type shardHead struct {
	Index int          `json:"shard"`
	Of    int          `json:"of"`
	To    write.Format `json:"to"`
	Run   string       `json:"run"` // hash of the settings that all shards share
}

// sizesHead is that line for a target.
func sizesHead(t Target) []byte {
	var settings []string
	for _, k := range slices.Sorted(maps.Keys(t.Settings)) {
		if k != "shard" && k != "quarantine" && k != "input" {
			settings = append(settings, k, t.Settings[k])
		}
	}
	line, err := json.Marshal(shardHead{t.Shard.Index, t.Shard.Of, t.To, hashOf(settings...).String()})
	if err != nil {
		panic(err) // it holds strings and numbers only
	}
	return append(line, '\n')
}

// Merge joins the outputs of all shards of a run, in any order, into what the run
// would have written without shards, byte for byte. They must be streams, such as
// jsonl or csv, and have the files beside them that say how long each document is.
// It gives the number of documents, those that failed included.
func Merge(files []string, out io.Writer) (items int, err error) {
	shards, err := openShards(files)
	for _, s := range shards {
		if s != nil {
			defer s.close()
		}
	}
	if err != nil {
		return 0, err
	}
	b := bufio.NewWriterSize(out, 256<<10)
	head := shards[0].To.Head()
	for i, s := range shards {
		got := make([]byte, len(head))
		if _, err := io.ReadFull(s.data, got); err != nil || string(got) != head {
			return 0, fmt.Errorf("%s does not begin as %s does", s.name, s.To)
		}
		if i == 0 {
			b.WriteString(head)
		}
	}
	// Whichever shard ends first ends the input; the others have nothing behind it.
	for ; ; items++ {
		s := shards[items%len(shards)]
		more, err := s.copy(b)
		if err != nil {
			return items, err
		}
		if !more {
			break
		}
	}
	for _, s := range shards {
		if err := s.atEnd(); err != nil {
			return items, err
		}
	}
	return items, b.Flush()
}

// shard is the output of a shard that is merged.
type shard struct {
	shardHead
	name  string
	files []*os.File
	data  *bufio.Reader
	sizes *bufio.Reader
}

// openShards opens shards and puts them in order. All must be there, of one run.
func openShards(files []string) ([]*shard, error) {
	var shards []*shard
	for _, name := range files {
		s, err := openShard(name)
		if err != nil {
			return shards, err
		}
		shards = append(shards, s)
	}
	slices.SortFunc(shards, func(a, b *shard) int { return a.Index - b.Index })
	for i, s := range shards {
		switch {
		case s.Of != shards[0].Of || s.To != shards[0].To || s.Run != shards[0].Run:
			return shards, fmt.Errorf("%s and %s are shards of different runs", shards[0].name, s.name)
		case i > 0 && s.Index == shards[i-1].Index:
			return shards, fmt.Errorf("%s and %s are both shard %d/%d", shards[i-1].name, s.name, s.Index, s.Of)
		}
	}
	for i := range shards[0].Of {
		if i >= len(shards) || shards[i].Index != i+1 {
			return shards, fmt.Errorf("shard %d/%d is missing", i+1, shards[0].Of)
		}
	}
	return shards, nil
}

func openShard(name string) (*shard, error) {
	s := &shard{name: name}
	for _, path := range []string{name, name + sizes} {
		f, err := os.Open(path)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("a shard has a file %s beside it: %w", name+sizes, err), s.close())
		}
		s.files = append(s.files, f)
	}
	s.data, s.sizes = bufio.NewReaderSize(s.files[0], 256<<10), bufio.NewReader(s.files[1])
	line, err := s.sizes.ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, &s.shardHead)
	}
	if err == nil && (s.Of < 1 || s.Index < 1 || s.Index > s.Of || !slices.Contains(write.Names(), string(s.To))) {
		err = errors.New("it is that of no shard")
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name+sizes, err), s.close())
	}
	return s, nil
}

// copy copies the next document; more is false if there is none.
func (s *shard) copy(out io.Writer) (more bool, err error) {
	line, err := s.sizes.ReadBytes('\n')
	if errors.Is(err, io.EOF) && len(line) == 0 {
		return false, nil
	}
	size := int64(-1)
	if err == nil {
		size, err = strconv.ParseInt(string(bytes.TrimSpace(line)), 10, 64)
	}
	if err != nil || size < 0 {
		return false, fmt.Errorf("%s: %q is no size of a document", s.name+sizes, line)
	}
	if _, err := io.CopyN(out, s.data, size); err != nil {
		return false, fmt.Errorf("%s is shorter than %s says: %w", s.name, s.name+sizes, err)
	}
	return true, nil
}

// atEnd says whether a shard holds nothing more.
func (s *shard) atEnd() error {
	if _, err := s.sizes.ReadByte(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s holds more documents than the other shards: they are of different inputs", s.name)
	}
	if _, err := s.data.ReadByte(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s is longer than %s says", s.name, s.name+sizes)
	}
	return nil
}

func (s *shard) close() (err error) {
	for _, f := range s.files {
		err = errors.Join(err, f.Close())
	}
	return err
}
