// Package relations holds what rules cannot say of relations.
package relations

import (
	"slices"

	"tifa/models"
)

// Conflict marks a holder of an office whom the report names, but the register does
// not: the relation gets the attribute conflict with the holder whom the register
// has for the day of the report. Nothing is corrected. Relations that have
// an attribute already, such as the status of former holders, are left alone.
func Conflict(annotations []models.Annotation, r *models.Relation) {
	if r.Type != "holds_office" || r.Head < 0 || r.Tail < 0 || len(r.Attrs) > 0 {
		return
	}
	office := annotations[r.Tail]
	i := slices.IndexFunc(office.Attrs, func(a models.Attr) bool { return a.Key == "holder" })
	if i < 0 || office.Attrs[i].Values[0] == annotations[r.Head].Entity {
		return
	}
	r.Attrs = []models.Attr{{Key: "conflict", Values: office.Attrs[i].Values}}
}
