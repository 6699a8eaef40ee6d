// Package templates holds the words of the letters and forms as Markdown
// files, which a lawyer can correct without reading Go.
package templates

import "embed"

// FS holds letters/*.md and forms/*.md, one file a letter; parts/*.md, which
// letters share; and facts.yaml, what each case fact is called and asked for.
//
//go:embed letters/*.md forms/*.md parts/*.md facts.yaml
var FS embed.FS
