package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zlib"
)

// response is an HTTP response as it stands in an archive.
type response struct {
	status   int
	mime     string
	chunked  bool
	encoding string
	body     []byte
}

// readResponse divides a response.
func readResponse(block []byte) (r response, err error) {
	in := bufio.NewReaderSize(bytes.NewReader(block), 64<<10)
	header, err := readHeader(in)
	if errors.Is(err, io.EOF) {
		err = errHeader
	}
	if err != nil {
		return r, err
	}
	first := strings.Fields(header[""])
	if len(first) < 2 || !strings.HasPrefix(first[0], "HTTP/") {
		return r, errHeader
	}
	if r.status, err = strconv.Atoi(first[1]); err != nil {
		return r, errHeader
	}
	r.mime = header["content-type"]
	r.chunked = strings.EqualFold(header["transfer-encoding"], "chunked")
	r.encoding = strings.ToLower(header["content-encoding"])
	if r.body, err = io.ReadAll(in); err != nil {
		return r, err
	}
	return r, nil
}

// decoded takes off the encodings of the transfer, unless the archive has done so
// already and kept the head.
func (r response) decoded(in Input) ([]byte, error) {
	body := r.body
	if r.chunked {
		if joined, ok := unchunk(body); ok {
			body = joined
		}
	}
	u, err := unpack(bytes.NewReader(body), bufio.NewReader(nil)) // gzip and zstd, whatever the head says
	if err != nil {
		return nil, err
	}
	defer u.Close()
	var plain io.Reader = u
	if !u.packed {
		switch r.encoding {
		case "", "identity", "gzip", "x-gzip", "zstd":
			return body, nil
		case "br":
			plain = brotli.NewReader(u)
		case "deflate":
			if plain, err = zlib.NewReader(bytes.NewReader(body)); err != nil {
				plain = flate.NewReader(u) // as some servers have it
			}
		default:
			return nil, fmt.Errorf("the content encoding %q is none that tifa reads", r.encoding)
		}
		if looksLikeHTML(body[:min(len(body), sniff)]) {
			return body, nil
		}
	}
	unpacked, err := io.ReadAll(io.LimitReader(plain, in.limit()+1))
	if err != nil && !u.packed {
		err = fmt.Errorf("broken content encoding %q: %w", r.encoding, err)
	}
	if err == nil && int64(len(unpacked)) > in.limit() {
		err = in.tooLong()
	}
	return unpacked, err
}

// unchunk joins the pieces of a chunked body; ok is false if it is none.
func unchunk(body []byte) (joined []byte, ok bool) {
	for {
		line, rest, found := bytes.Cut(body, []byte("\r\n"))
		size, _, _ := bytes.Cut(line, []byte(";"))
		n, err := strconv.ParseUint(string(bytes.TrimSpace(size)), 16, 31)
		if !found || err != nil {
			return nil, false
		}
		if n == 0 {
			return joined, true
		}
		if int(n) > len(rest) {
			return append(joined, rest...), len(joined) > 0 // cut off
		}
		joined = append(joined, rest[:n]...)
		body = bytes.TrimPrefix(rest[n:], []byte("\r\n"))
	}
}
