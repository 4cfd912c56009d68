package server

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"tifa/corpus"
)

// BenchmarkAnnotate answers requests with 2 KB reports of both languages, without a
// network.
func BenchmarkAnnotate(b *testing.B) {
	s, err := shared()
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Warm(b.Context()); err != nil {
		b.Fatal(err)
	}
	var bodies []string
	for d, err := range corpus.Read([]string{"../corpus/samples", "../corpus/gold"}, corpus.Input{}, nil) {
		if err != nil {
			b.Fatal(err)
		}
		if len(d.Text) < 2000 {
			continue
		}
		body, err := json.Marshal(fields{"id": d.ID, "date": d.Date, "text": strings.ToValidUTF8(d.Text[:2000], "")})
		if err != nil {
			b.Fatal(err)
		}
		bodies = append(bodies, string(body))
	}
	b.SetBytes(2000)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r := httptest.NewRequest(http.MethodPost, "/v1/annotate", strings.NewReader(bodies[i%len(bodies)]))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatal(w.Body)
		}
	}
}
