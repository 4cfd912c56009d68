package page

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tifa/models"
)

func messages(t *testing.T, language string) (m map[string]string) {
	t.Helper()
	data, err := files.ReadFile("files/messages/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestLanguages: every message exists in both languages and takes the same values.
func TestLanguages(t *testing.T) {
	en, zh := messages(t, "en"), messages(t, "zh")
	value := regexp.MustCompile(`\{\w+\}`)
	values := func(message string) []string { return slices.Sorted(slices.Values(value.FindAllString(message, -1))) }
	for key := range maps.Keys(en) {
		if _, found := zh[key]; !found {
			t.Errorf("%s: not in Chinese", key)
		} else if !slices.Equal(values(en[key]), values(zh[key])) {
			t.Errorf("%s: %q and %q take different values", key, en[key], zh[key])
		}
		if strings.TrimSpace(en[key]) == "" || strings.TrimSpace(zh[key]) == "" {
			t.Errorf("%s: empty", key)
		}
	}
	for key := range zh {
		if _, found := en[key]; !found {
			t.Errorf("%s: not in English", key)
		}
	}
}

// How the page asks for messages: by key, by the beginning of a key whose end is a
// word of the document, and by keys in the page itself.
var (
	byKey    = regexp.MustCompile(`\bt\((?:[\w.() ?]*\? )?"([^"]+)"`)
	either   = regexp.MustCompile(`\? "([a-z-]+\.[\w.-]+)" : "([a-z-]+\.[\w.-]+)"`)
	byStart  = regexp.MustCompile("\\bt\\(`([a-z-]+\\.)\\$|\\bterm\\(\"([a-z-]+\\.)\"")
	byNumber = regexp.MustCompile(`\btn\("([^"]+)"`)
	byArg    = regexp.MustCompile(`"((?:fact|facts|entry|why|dates|attr)\.[a-z-]+)"`)
	inPage   = regexp.MustCompile(`data-t(?:-label|-placeholder)?="([^"]+)"`)
)

// TestMessages: every key that the page uses has a message, and every message is used.
func TestMessages(t *testing.T) {
	en := messages(t, "en")
	used, starts := map[string]string{}, map[string]string{}
	all, err := collect()
	if err != nil {
		t.Fatal(err)
	}
	for path, file := range all {
		text := string(file.data)
		if path == "/" {
			for _, m := range inPage.FindAllStringSubmatch(text, -1) {
				used[m[1]] = path
			}
		}
		if !strings.HasSuffix(path, ".js") {
			continue
		}
		for _, pattern := range []*regexp.Regexp{byKey, byArg} {
			for _, m := range pattern.FindAllStringSubmatch(text, -1) {
				used[m[1]] = path
			}
		}
		for _, m := range either.FindAllStringSubmatch(text, -1) {
			used[m[1]], used[m[2]] = path, path
		}
		for _, m := range byNumber.FindAllStringSubmatch(text, -1) {
			used[m[1]+".one"], used[m[1]+".other"] = path, path
		}
		for _, m := range byStart.FindAllStringSubmatch(text, -1) {
			starts[m[1]+m[2]] = path
		}
	}
	if len(used) < 60 || len(starts) < 8 {
		t.Errorf("only %d keys and %d beginnings of keys were found in the page: the patterns of this test no longer fit", len(used), len(starts))
	}
	for key, path := range used {
		_, one := en[key]
		_, counted := en[key+".one"]
		if !one && !counted && starts[key] == "" {
			t.Errorf("%s: there is no message %q", path, key)
		}
	}
	for key := range en {
		_, isUsed := used[key]
		for start := range starts {
			isUsed = isUsed || strings.HasPrefix(key, start)
		}
		if !isUsed {
			t.Errorf("message %q is never used", key)
		}
	}
}

// TestVocabulary: labels, languages and relations have names in both languages.
func TestVocabulary(t *testing.T) {
	en := messages(t, "en")
	var keys []string
	for _, label := range models.Labels() {
		keys = append(keys, "label."+string(label), "tag."+string(label), "about."+string(label))
	}
	for _, lang := range []models.Lang{models.English, models.SimplifiedChinese, models.TraditionalChinese, models.Other} {
		keys = append(keys, "lang."+string(lang))
	}
	for _, key := range keys {
		if _, found := en[key]; !found {
			t.Errorf("there is no message %q", key)
		}
	}
}
