package lexicon

import "tifa/models"

// KindName is the name of the dictionary of a label, such as people, which its files
// begin with; empty for Date and Duration.
func KindName(l models.Label) string {
	for _, k := range kinds() {
		if k.label == l {
			return k.name
		}
	}
	return ""
}
