package casefile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// noPaper gives the reason why a file is none of a claimant's papers: it is part
// of the case itself, or a program's data. Such a file as an exhibit would show
// the other side what nobody meant to send.
func (a *adder) noPaper(path string, t FileType) string {
	rel := a.withinCase(path)
	folder, _, _ := strings.Cut(rel, "/")
	name := strings.ToLower(filepath.Base(path))
	switch {
	case a.isCase(path), rel != "" && folder == cacheDir:
		return "casefile.add-own"
	case rel != "" && folder == "out" && strings.HasPrefix(name, "packet"):
		return "casefile.add-packet"
	case !a.opts.Data && t == Unknown && slices.Contains([]string{".yaml", ".yml", ".json", ".lock"}, filepath.Ext(name)):
		return "casefile.add-data"
	}
	return ""
}

// isCase reports whether a file is the case.yaml of this case, under whatever
// path.
func (a *adder) isCase(path string) bool {
	given, err := os.Stat(path)
	own, err2 := os.Stat(filepath.Join(a.file.Dir, Name))
	return err == nil && err2 == nil && os.SameFile(given, own)
}

// withinCase gives a file's place in the case folder, with slashes; "" for one
// that lies elsewhere.
func (a *adder) withinCase(path string) string {
	home, err1 := filepath.EvalSymlinks(absolute(a.file.Dir))
	real, err2 := filepath.EvalSymlinks(absolute(path))
	if err1 != nil || err2 != nil {
		return ""
	}
	rel, err := filepath.Rel(home, real)
	if err != nil || !filepath.IsLocal(rel) {
		return ""
	}
	return filepath.ToSlash(rel)
}
