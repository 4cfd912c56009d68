package models

import _ "embed"

//go:embed schema.json
var schemaJSON []byte

// SchemaJSON is the JSON Schema (draft 2020-12) of tifa/1. It is generated
// from the types in json.go by the tests of this package.
func SchemaJSON() []byte { return append([]byte(nil), schemaJSON...) }
