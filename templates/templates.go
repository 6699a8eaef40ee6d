// Package templates holds the words of the letters and forms as Markdown
// files, which a lawyer can correct without reading Go.
package templates

import "embed"

// FS holds letters/*.md and forms/*.md, one file a letter; parts/*.md, which
// letters share; facts.yaml, what each case fact is called and asked for;
// claims.yaml, what no letter may claim; and countries.yaml, how the words of the
// templates read in other countries.
//
//go:embed letters/*.md forms/*.md parts/*.md facts.yaml claims.yaml countries.yaml
var FS embed.FS
