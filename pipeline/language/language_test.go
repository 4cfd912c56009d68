package language

import (
	"strings"
	"testing"

	"tifa/models"
)

func TestDetect(t *testing.T) {
	tests := []struct {
		name, text string
		want       []models.Lang
	}{
		{"English", "On September 8, the Standing Committee of the Municipal Party Committee convened a meeting to study the letter.", []models.Lang{models.English}},
		{"simplified", "国务院总理李强在北京会见了来访的马来西亚总理安瓦尔。", []models.Lang{models.SimplifiedChinese}},
		{"traditional", "立法院長韓國瑜敲槌時，民進黨立委與國民黨立委爆發推擠。", []models.Lang{models.TraditionalChinese}},
		{"a Chinese name in English", "The report said that Yuan Jiajun (袁家军), who is the secretary of the committee, presided over it.", []models.Lang{models.English, models.SimplifiedChinese}},
		{"mixed", "美国商务部长卢特尼克在声明中说：“We will not allow adversaries to exploit American technology.” 他补充说这是必要的。", []models.Lang{models.SimplifiedChinese, models.English}},
		{"a headline in capitals", "BRUSSELS TALKS END", []models.Lang{models.English}},
		{"a headline of names", "Chinese President Xi Jinping met President Joe Biden in San Francisco in November.", []models.Lang{models.English}},
		{"a headline without function words", "China, Russia foreign ministers hold talks, pledge deeper cooperation amid US sanctions threat against Chinese banks", []models.Lang{models.English}},
		{"particles of names", "European Commission President Ursula von der Leyen said so.", []models.Lang{models.English}},
		{"Indonesian", "Presiden Indonesia bertemu dengan menteri luar negeri untuk membahas kerja sama yang lebih erat dan perdagangan di Jakarta", []models.Lang{models.Other}},
		{"French", "Le président de la République a reçu mardi à l’Élysée le chancelier allemand pour un entretien consacré à la défense européenne et au budget de l’Union.", []models.Lang{models.Other}},
		{"German", "Der Bundeskanzler hat am Dienstag in Berlin den französischen Präsidenten empfangen und mit ihm über die Lage in der Ukraine und den Haushalt der Union gesprochen.", []models.Lang{models.Other}},
		{"Spanish", "El presidente del Gobierno se reunió ayer en Madrid con los dirigentes de los partidos para hablar de la reforma de la ley y de los presupuestos del Estado.", []models.Lang{models.Other}},
		{"Russian", "Президент России провёл встречу с премьер-министром.", []models.Lang{models.Other}},
		{"Japanese", "岸田文雄首相は八日、官邸で記者団に対し、法案の成立を目指す考えを示した。", []models.Lang{models.Other}},
		{"Korean", "윤석열 대통령은 오늘 국무회의를 주재했다.", []models.Lang{models.Other}},
		{"nothing", " 123 — !", nil},
		{"empty", "", nil},
		{"a long line", strings.Repeat("the committee said that ", 100_000), []models.Lang{models.English}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			shares := Detect(tt.text)
			var got []models.Lang
			sum := 0.0
			for _, s := range shares {
				got = append(got, s.Lang)
				sum += s.Part
			}
			if len(got) != len(tt.want) {
				t.Fatalf("got %v, want %v", shares, tt.want)
			}
			for i := range got {
				if got[i] != tt.want[i] {
					t.Fatalf("got %v, want %v", shares, tt.want)
				}
			}
			if sum > 1.0001 {
				t.Errorf("the parts add up to %v", sum)
			}
		})
	}
}

func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat("On September 8, the committee convened a meeting. 国务院总理李强。", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Detect(text)
	}
}
