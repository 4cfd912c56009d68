package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// TestCharsets: texts in several encodings are told by their bytes, in every format
// of text, and a declaration that is wrong is a warning.
func TestCharsets(t *testing.T) {
	utf16le := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	utf16be := unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	bare := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	gb, big, latin := simplifiedchinese.GB18030, traditionalchinese.Big5, charmap.Windows1252
	const french = "Le président a été reçu à Genève, où l’on parle français – déjà."
	for _, tt := range []struct {
		name, declared, text string
		encoding             encoding.Encoding
		warnings             string
	}{
		{"UTF-8", "", harbourZH, encoding.Nop, ""},
		{"UTF-8, declared", "utf-8", harbourZH, encoding.Nop, ""},
		{"UTF-8 with its mark", "", "\ufeff" + harbourZH, encoding.Nop, ""},
		{"UTF-16", "", harbourZH, utf16le, ""},
		{"UTF-16, the other way", "", harbourZH, utf16be, ""},
		{"UTF-16, declared without its direction", "utf-16", harbourZH, utf16be, ""},
		{"UTF-16 without its mark", "utf-16le", harbourZH, bare, ""},
		{"UTF-16 and declared as GBK", "gbk", harbourZH, utf16le, " !encoding"},
		{"GB18030", "", harbourZH, gb, ""},
		{"GB18030, declared", "GB2312", harbourZH, gb, ""},
		{"GB18030, two characters", "", "中国", gb, ""},
		{"GB18030, a little in English", "", "The leadership calls it 一国两制 and says so often.", gb, ""},
		{"Big5", "", harbourTW, big, ""},
		{"Big5, declared", "big5", harbourTW, big, ""},
		{"Big5, declared as GB18030", "gb18030", harbourTW, big, " !encoding"},
		{"windows-1252", "", french, latin, " !encoding"},
		{"windows-1252, declared", "latin1", french, latin, ""},
		{"windows-1252, quotes alone", "", "It’s “over” – they said.", latin, " !encoding"},
		{"UTF-8, declared as windows-1252", "windows-1252", french, encoding.Nop, " !encoding"},
		{"GB18030, declared as windows-1252", "windows-1252", harbourZH, gb, " !encoding"},
		{"GB18030, declared as UTF-8", "utf-8", harbourZH, gb, " !encoding"},
		{"ASCII, whatever is declared", "gb18030", "plain", encoding.Nop, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for format, data := range map[Format]string{Text: tt.text, JSONL: `{"id":"stdin","text":"` + tt.text + `"}`, CSV: "id,text\nstdin,\"" + tt.text + "\"\n"} {
				if tt.text[0] == '\xef' && format != Text {
					continue
				}
				encoded, err := tt.encoding.NewEncoder().String(data)
				if err != nil {
					t.Fatal(err)
				}
				want := "stdin: " + tt.text + tt.warnings
				if tt.text[0] == '\xef' {
					want = "stdin: " + tt.text[3:] + tt.warnings
				}
				if diff := cmp.Diff([]string{want}, readWith(t, []string{"-"}, Input{From: format, Encoding: tt.declared}, encoded)); diff != "" {
					t.Errorf("%s: %s", format, diff)
				}
			}
		})
	}
}

// TestBrokenCharacters: bytes that do not fit are a warning of their document.
func TestBrokenCharacters(t *testing.T) {
	encoded, err := simplifiedchinese.GB18030.NewEncoder().String("text,id\n" + harbourZH + ",a\n中?国,b\n")
	if err != nil {
		t.Fatal(err)
	}
	data := []byte(encoded)
	for i, b := range data {
		if b == '?' {
			data[i] = 0xff
		}
	}
	want := []string{"a: " + harbourZH, "b: 中\ufffd国 !encoding"}
	if diff := cmp.Diff(want, readWith(t, []string{"-"}, Input{From: CSV, Encoding: "gb18030"}, string(data))); diff != "" {
		t.Error(diff)
	}
}

func TestUnknownEncoding(t *testing.T) {
	want := []string{`error: input: unknown encoding "klingon": use a name such as utf-8, gb18030, big5, utf-16 or windows-1252`}
	if diff := cmp.Diff(want, readWith(t, []string{"-"}, Input{Encoding: "klingon"}, "x")); diff != "" {
		t.Error(diff)
	}
}
