// Package testdata embeds the demo case: a complete fictional one. The rest of
// this folder is read by tests as files.
package testdata

import "embed"

// files are the demo's case.yaml and the papers of the sample case that it
// shares with the tests.
//
//go:embed demo/case.yaml
//go:embed cases/01-lumbar-ltd-oh/report.pdf
//go:embed cases/01-lumbar-ltd-oh/denial.pdf
//go:embed cases/01-lumbar-ltd-oh/documents
var files embed.FS

// Demo gives the demo case's files: their name within the case folder, and
// their bytes.
func Demo() (map[string][]byte, error) {
	const papers = "cases/01-lumbar-ltd-oh/"
	names := map[string]string{"case.yaml": "demo/case.yaml", "report.pdf": papers + "report.pdf", "denial.pdf": papers + "denial.pdf"}
	entries, err := files.ReadDir(papers + "documents")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		names["documents/"+e.Name()] = papers + "documents/" + e.Name()
	}
	out := map[string][]byte{}
	for name, from := range names {
		if out[name], err = files.ReadFile(from); err != nil {
			return nil, err
		}
	}
	return out, nil
}
