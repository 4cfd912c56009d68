package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// inputs gives the size of all files that are read, and a hash of their names, sizes
// and times: whether they are still what they were. Of standard input and of pipes
// nothing is known. What cannot be looked at is left to the reader, which says so.
func inputs(paths []string) (size int64, hash string) {
	h := sha256.New()
	add := func(path string, info fs.FileInfo) {
		fmt.Fprintf(h, "%q %d %d\n", path, info.Size(), info.ModTime().UnixNano())
		size += info.Size()
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case path == "-" || err != nil || !info.IsDir() && !info.Mode().IsRegular():
			fmt.Fprintf(h, "%q\n", path)
		case !info.IsDir():
			add(path, info)
		default:
			_ = filepath.WalkDir(path, func(file string, e fs.DirEntry, err error) error {
				if err == nil && !e.IsDir() {
					if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() { // what a link stands for
						add(file, info)
					}
				}
				return nil
			})
		}
	}
	return size, hex.EncodeToString(h.Sum(nil))
}
