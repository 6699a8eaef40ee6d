package intake

import (
	"strings"

	"imeappeal/appeal"
)

// FindPaper finds the document that a person means: by its id, by its file as
// the case names it, or by the name of the file alone, if only one document has
// such a file. Letters' case and the slashes of Windows do not matter.
func FindPaper(c *appeal.Case, text string) (appeal.Document, bool) {
	text = strings.TrimSpace(text)
	if d, ok := c.Document(text); ok {
		return d, true
	}
	meant := strings.TrimPrefix(slashed(text), "./")
	if meant == "" {
		return appeal.Document{}, false
	}
	for _, fits := range []func(appeal.Document) bool{
		func(d appeal.Document) bool { return strings.ToLower(d.ID) == meant },
		func(d appeal.Document) bool { return slashed(d.File) == meant },
		func(d appeal.Document) bool { return base(slashed(d.File)) == meant },
	} {
		var found []appeal.Document
		for _, d := range c.Documents {
			if fits(d) {
				found = append(found, d)
			}
		}
		if len(found) == 1 {
			return found[0], true
		}
	}
	return appeal.Document{}, false
}

func slashed(path string) string { return strings.ToLower(strings.ReplaceAll(path, `\`, "/")) }

func base(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

func readPaper(c *appeal.Case, text string) (any, *appeal.Problem) {
	if d, ok := FindPaper(c, text); ok {
		return d.ID, nil
	}
	return nil, problem("", "intake.no-document", map[string]string{"value": text})
}
