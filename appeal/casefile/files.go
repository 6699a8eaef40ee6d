package casefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"imeappeal/appeal"
)

// checkFiles looks at the documents' files on disk: one that leads out of the
// folder is an error, one that is not there is named.
func checkFiles(dir string, c appeal.Case, src source) []appeal.Problem {
	var out []appeal.Problem
	var root *node
	for i, doc := range c.Documents {
		if doc.File == "" {
			continue
		}
		id, level := fileProblem(dir, doc.File)
		if id == "" {
			continue
		}
		if root == nil {
			root, _ = parse(src.plain())
		}
		n := root.find("documents").items[i].value.find("file")
		p := problemAt(n.line, n.col, id, map[string]string{"file": doc.File, "id": doc.ID, "key": "documents[" + strconv.Itoa(i) + "].file"})
		p.Level = level
		out = append(out, p)
	}
	return out
}

func fileProblem(dir, file string) (id string, level appeal.Level) {
	full := filepath.Join(dir, filepath.FromSlash(file))
	real, err := filepath.EvalSymlinks(full)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "casefile.file-missing", appeal.LevelMissing
	case err != nil:
		return "casefile.file-unreadable", appeal.LevelWarning
	}
	home, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return "", ""
	}
	rel, err := filepath.Rel(absolute(home), absolute(real))
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "casefile.path-link-outside", appeal.LevelError
	}
	if info, err := os.Stat(real); err == nil && !info.Mode().IsRegular() {
		return "casefile.path-not-a-file", appeal.LevelError
	}
	return "", ""
}

func absolute(p string) string {
	if a, err := filepath.Abs(p); err == nil {
		return a
	}
	return p
}
