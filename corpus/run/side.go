package run

import (
	"bufio"
	"errors"
	"io"
	"os"
)

// sideFile is a file beside the output that grows with it and is cut off where the
// output is. A nil one takes everything and keeps nothing.
type sideFile struct {
	path string // that it gets when the run is complete
	file *os.File
	out  *bufio.Writer
	at   int64
}

// openSide opens a file behind the bytes that count. Without a path there is none.
func openSide(path string, at int64) (*sideFile, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.OpenFile(path+partial, os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	err = f.Truncate(at)
	if err == nil {
		_, err = f.Seek(at, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &sideFile{path, f, bufio.NewWriter(f), at}, nil
}

func (s *sideFile) write(data []byte) error {
	if s == nil {
		return nil
	}
	n, err := s.out.Write(data)
	s.at += int64(n)
	return err
}

// sync brings the file to the disk and gives its length.
func (s *sideFile) sync() (at int64, err error) {
	if s == nil {
		return 0, nil
	}
	if err := s.out.Flush(); err != nil {
		return 0, err
	}
	return s.at, s.file.Sync()
}

func (s *sideFile) close() error {
	if s == nil {
		return nil
	}
	return errors.Join(s.out.Flush(), s.file.Close())
}
