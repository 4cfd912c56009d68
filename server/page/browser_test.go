package page_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"tifa"
	"tifa/server"
	"tifa/server/page"
)

// patience is how long a test waits for something to come true on a slow machine.
const patience = 30 * time.Second

// browser is a running browser, and a server with the page.
type browser struct {
	ctx    context.Context
	server *httptest.Server
}

// startBrowser starts both. Where there is no browser the test is skipped, but not in
// CI, which has one.
func startBrowser(t *testing.T) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("the browser is left out with -short")
	}
	var found string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			found = path
			break
		}
	}
	if found == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("there is no chromium: .ci/run installs Debian's")
		}
		t.Skip("there is no chromium: install it to run the tests of the page")
	}
	// The sandbox of a browser needs rights that containers do not give; it sees our page only.
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(found), chromedp.NoSandbox)
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting %s: %v", found, err)
	}
	return &browser{ctx, serve(t, server.Config{Options: tifa.Options{Lexicons: []string{hostileNames(t)}}})}
}

// hostileNames is a dictionary with a name that would be markup where text is not text.
func hostileNames(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	rows := "id\ten\tzh\nper:jo-smoke\tJo Smoke\t" + hostile + "\n"
	if err := os.WriteFile(filepath.Join(dir, "people.tsv"), []byte(rows), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

const hostile = `<img src=x onerror="hacked=1">`

func serve(t *testing.T, c server.Config) *httptest.Server {
	t.Helper()
	c.Page = page.Handler()
	s, err := server.New(c)
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer(s)
	t.Cleanup(h.Close)
	return h
}

// tab is a window of its own, with storage of its own.
type tab struct {
	t   *testing.T
	ctx context.Context
	url string // of the server

	mu       sync.Mutex
	errors   []string // what the console complained of
	requests []string // the URLs that were asked for
	expected []string // what complaints that belong to the test hold
}

// open opens the page in a new tab. At the end of the test it must have asked for
// nothing from elsewhere, and its console must be empty.
func (b *browser) open(t *testing.T, path string) *tab {
	t.Helper()
	return b.openAt(t, b.server.URL, path)
}

func (b *browser) openAt(t *testing.T, url, path string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	p := &tab{t: t, ctx: ctx, url: url}
	if err := chromedp.Listen(ctx, p.hear); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.check)
	p.do(chromedp.EmulateViewport(1200, 900), chromedp.Navigate(url+path))
	p.wait(`document.documentElement.dataset.ready`)
	return p
}

func (p *tab) hear(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			p.errors = append(p.errors, e.Entry.Text+" "+e.Entry.URL)
		}
	case *runtime.EventExceptionThrown:
		p.errors = append(p.errors, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning || e.Type == runtime.ConsoleAPICalledTypeAssert {
			p.errors = append(p.errors, "console."+string(e.Type))
		}
	}
}

func (p *tab) check() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, e := range p.errors {
		if !slices.ContainsFunc(p.expected, func(part string) bool { return strings.Contains(e, part) }) {
			p.t.Errorf("the console says: %s", e)
		}
	}
	if len(p.requests) == 0 {
		p.t.Error("no request was seen: the test no longer listens")
	}
	for _, url := range p.requests {
		if !strings.HasPrefix(url, p.url+"/") && !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "blob:"+p.url+"/") {
			p.t.Errorf("a request left the origin: %s", url)
		}
	}
}

func (p *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// eval gives the value of a JavaScript expression.
func eval[T any](p *tab, expression string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// wait waits until an expression is true.
func (p *tab) wait(expression string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool]("!!("+expression+")", chromedp.WithPollingInterval(20*time.Millisecond), chromedp.WithPollingTimeout(patience))); err != nil {
		p.t.Fatalf("waiting for %s: %v; the page says: %q", expression, err, eval[string](p, `document.getElementById("problem").textContent`))
	}
}

// click clicks an element, as a mouse does.
func (p *tab) click(selector string) {
	p.t.Helper()
	p.do(chromedp.Click(chromedp.CSS(selector)))
}

func (p *tab) key(keys string, options ...chromedp.KeyOption) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(keys, options...))
}

// annotate pastes a text, presses the button and waits for the marks.
func (p *tab) annotate(text string) {
	p.t.Helper()
	p.paste(text)
	p.click("#annotate")
	p.wait(`document.documentElement.dataset.view === "result" && !document.querySelector("#reading[aria-busy]") && document.querySelector("#reading").textContent !== ""`)
}

// paste puts text into the form as a paste does.
func (p *tab) paste(text string) {
	p.t.Helper()
	p.do(chromedp.Focus(chromedp.CSS("#text")))
	if _, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		p.t.Fatal(err)
	}
}

// api asks the server directly.
func (p *tab) api(path string, body, answer any) {
	p.t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		p.t.Fatal(err)
	}
	r, err := http.Post(p.url+path, "application/json", bytes.NewReader(data))
	if err != nil {
		p.t.Fatal(err)
	}
	defer r.Body.Close()
	out, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		p.t.Fatalf("%s: %d %v %s", path, r.StatusCode, err, out)
	}
	if err := json.Unmarshal(out, answer); err != nil {
		p.t.Fatal(err)
	}
}

// asked counts the requests to a path.
func (p *tab) asked(path string) (n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, url := range p.requests {
		if strings.HasPrefix(url, p.url+path) {
			n++
		}
	}
	return n
}

// span is a mark in the page, or an annotation of the API.
type span struct {
	Label string `json:"label"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// marks are the marks of the page with their offsets in its text, in UTF-16 units,
// pieces of one annotation joined.
func (p *tab) marks() []span {
	p.t.Helper()
	return eval[[]span](p, `(() => {
		const root = document.getElementById("reading");
		const spans = [];
		let at = 0;
		const walk = (node) => {
			if (node.nodeType === Node.TEXT_NODE) {
				at += node.data.length;
				return;
			}
			const start = at;
			for (const child of node.childNodes) walk(child);
			if (node.localName !== "mark") return;
			const known = spans[node.dataset.i];
			if (known) [known.end, known.text] = [at, known.text + node.textContent];
			else spans[node.dataset.i] = {label: node.dataset.label, start, end: at, text: node.textContent};
		};
		walk(root);
		return spans;
	})()`)
}

// mark is the selector of the first mark with a text and a label.
func (p *tab) mark(label, text string) string {
	p.t.Helper()
	for i, m := range p.marks() {
		if m.Label == label && m.Text == text {
			return `mark[data-i="` + strconv.Itoa(i) + `"]`
		}
	}
	p.t.Fatalf("no mark %s %q", label, text)
	return ""
}
