package server

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// shield sets the headers that keep browsers from doing more with an answer than they
// should. The page sets a policy of its own.
func shield(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// ownOrigin lets pages of the origins given use the API, and no others: what a browser
// sends for a page from elsewhere is refused before anything is done.
func ownOrigin(origins []string, next http.Handler) (http.Handler, error) {
	all := slices.Contains(origins, "*")
	foreign := http.NewCrossOriginProtection()
	for _, o := range origins {
		if o != "*" {
			if err := foreign.AddTrustedOrigin(o); err != nil {
				return nil, err
			}
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		if len(origins) > 0 {
			w.Header().Add("Vary", "Origin")
		}
		if origin != "" && (all || slices.Contains(origins, origin)) {
			allow := origin
			if all {
				allow = "*"
			}
			w.Header().Set("Access-Control-Allow-Origin", allow)
			w.Header().Set("Access-Control-Expose-Headers", "Retry-After, Tifa-Pack, X-Request-Id")
			if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
				w.Header().Set("Access-Control-Allow-Methods", "GET, POST")
				w.Header().Set("Access-Control-Allow-Headers", "Authorization, Content-Type")
				w.Header().Set("Access-Control-Max-Age", "600")
				w.WriteHeader(http.StatusNoContent)
				return
			}
		} else if err := foreign.Check(r); err != nil {
			writeProblem(w, problem(http.StatusForbidden, "a page from elsewhere sent this: its origin is not one of those that the server was started with (--cors)"))
			return
		}
		next.ServeHTTP(w, r)
	}), nil
}

// ownName refuses requests that reach a loopback address by a name other than localhost
// where no token is asked for: a page can let its own name lead to this machine (DNS
// rebinding), and would then be of the same origin. The hosts of origins may be names.
func ownName(origins []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		local, _ := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
		name, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			name = r.Host
		}
		name = strings.Trim(name, "[]")
		known := strings.EqualFold(name, "localhost") || net.ParseIP(name) != nil || slices.ContainsFunc(origins, func(o string) bool {
			u, err := url.Parse(o)
			return o == "*" || err == nil && strings.EqualFold(u.Hostname(), name)
		})
		if local != nil && local.IP.IsLoopback() && !known {
			writeProblem(w, problem(http.StatusMisdirectedRequest, "the service is called by a name here that it does not know: call it localhost, start it with tokens, or name the origin with --cors"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// keys are the hashes of the tokens of which a request needs one.
type keys [][sha256.Size]byte

func newKeys(tokens []string) (k keys) {
	for _, t := range tokens {
		k = append(k, sha256.Sum256([]byte(t)))
	}
	return k
}

// open says whether a request may pass. All keys are compared, each in the same time
// whatever the token is.
func (k keys) open(r *http.Request) bool {
	if len(k) == 0 {
		return true
	}
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	hash := sha256.Sum256([]byte(strings.TrimSpace(token)))
	found := 0
	for i := range k {
		found |= subtle.ConstantTimeCompare(k[i][:], hash[:])
	}
	return found == 1 && strings.EqualFold(scheme, "Bearer")
}

// guarded says whether a path needs a token: all that works or tells of the work does.
func guarded(path string) bool {
	return strings.HasPrefix(path, "/v1/") || path == "/metrics"
}

// protect asks for a token where one is needed.
func (k keys) protect(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if guarded(r.URL.Path) && !k.open(r) {
			w.Header().Set("WWW-Authenticate", `Bearer realm="tifa"`)
			writeProblem(w, problem(http.StatusUnauthorized, "a token is needed: send the header Authorization: Bearer TOKEN"))
			return
		}
		next.ServeHTTP(w, r)
	})
}
