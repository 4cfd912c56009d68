package models

// Lang is a language with its script, as a BCP 47 tag.
type Lang string

// The languages that tifa tells apart. Other stands for every language that
// it does not read.
const (
	English            Lang = "en"
	SimplifiedChinese  Lang = "zh-Hans"
	TraditionalChinese Lang = "zh-Hant"
	Other              Lang = "und"
)

// IsChinese says whether l is Chinese in either script.
func (l Lang) IsChinese() bool { return l == SimplifiedChinese || l == TraditionalChinese }
