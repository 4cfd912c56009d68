package client

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// Error is the problem that a server answered with (RFC 9457).
type Error struct {
	Status   int    `json:"status"` // of HTTP
	Title    string `json:"title"`
	Detail   string `json:"detail"`   // what is wrong, and how to mend it
	Instance string `json:"instance"` // what the log of the server knows it by, if it is the server's fault
	Errors   []struct {
		Message  string `json:"message"`
		Location string `json:"location"` // of the request, such as body.date
	} `json:"errors"`
	// Line is the line of a batch that it is about, counted from 1; 0 for all else.
	Line int `json:"-"`
	// RetryAfter is the time after which the server asks to try again.
	RetryAfter time.Duration `json:"-"`
}

func (p *Error) Error() string {
	where := ""
	if p.Line > 0 {
		where = fmt.Sprintf("line %d: ", p.Line)
	}
	return fmt.Sprintf("%s%d %s: %s", where, p.Status, p.Title, p.Detail)
}

// wait says how long to wait before the request is worth to be sent again.
func (p *Error) wait() (time.Duration, bool) {
	if p.Status != http.StatusTooManyRequests && p.Status != http.StatusServiceUnavailable {
		return 0, false
	}
	return max(p.RetryAfter, 100*time.Millisecond), true
}

// readProblem reads an answer that is no success; what stands before the server, such as
// a proxy, may have written it.
func readProblem(resp *http.Response) *Error {
	p := new(Error)
	body, err := io.ReadAll(io.LimitReader(resp.Body, 64<<10))
	if err != nil || json.Unmarshal(body, p) != nil || p.Status == 0 {
		p = &Error{Detail: fmt.Sprintf("the answer is no problem of a tifa: %.200q", body)}
	}
	p.Status, p.Title = resp.StatusCode, http.StatusText(resp.StatusCode)
	if seconds, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil && seconds > 0 {
		p.RetryAfter = time.Duration(seconds) * time.Second
	}
	return p
}

// errorOf joins errors, but leaves a single one as it is.
func errorOf(errs ...error) error {
	var only error
	for _, err := range errs {
		if err != nil && only != nil {
			return errors.Join(errs...)
		}
		if err != nil {
			only = err
		}
	}
	return only
}
