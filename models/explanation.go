package models

// Explanation is all that was considered in a document, as tifa explain and the HTTP
// API give it.
type Explanation struct {
	ID         string      `json:"id"`
	Lang       Lang        `json:"lang"`
	Date       string      `json:"date" doc:"Reference date, or empty."`
	Offsets    Unit        `json:"offsets" enum:"codepoint,byte,utf16" doc:"What start and end count."`
	Candidates []Candidate `json:"candidates" nullable:"false" doc:"In the order of the text, outer ones before what is nested in them."`
	// Warnings are those of the document.
	Warnings []Warning `json:"-"`
}

// Candidate is a name of the dictionaries or a match of a rule, and what became of it.
type Candidate struct {
	Label   Label  `json:"label"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
	Rule    string `json:"rule"`
	Entry   string `json:"entry,omitempty" doc:"Id of the dictionary entry, or of several with | between them."`
	Kept    bool   `json:"kept" doc:"Whether it is in the output."`
	Dropped string `json:"dropped,omitempty" doc:"Why it is not."`
	// Refused says that the rule or extractor itself did not report it.
	Refused bool `json:"refused,omitempty" doc:"Whether the rule or extractor itself did not report it."`
	// Evidence is what spoke for it and against it, where a rule weighs.
	Evidence string `json:"evidence,omitempty" doc:"What spoke for it and against it, where a rule weighs."`
}
