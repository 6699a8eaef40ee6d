package clinic

import "strings"

// Words are the words that mean the same or a kind of another, for comparing
// two statements that different people wrote.
type Words struct {
	Same  [][]string `yaml:"same"`
	Kinds [][]string `yaml:"kinds"`
	Broad []string   `yaml:"broad"`

	same  prefixes // word → number of its group
	broad prefixes
	kinds []prefixes // a group's special words
	heads prefixes   // general word → number of its group
}

// prefixes finds which listed prefix a word begins with, by its first two
// letters.
type prefixes map[uint32][]prefix

type prefix struct {
	text  string
	whole bool
	group int
}

func (p prefixes) add(word string, group int) {
	text, whole := strings.CutSuffix(word, "!")
	if len(text) < 2 {
		return
	}
	two := twoLetters(text)
	p[two] = append(p[two], prefix{text, whole, group})
}

func twoLetters(s string) uint32 { return uint32(s[0])<<8 | uint32(s[1]) }

func (p prefixes) find(word string) (int, bool) {
	if len(word) < 2 {
		return 0, false
	}
	for _, x := range p[twoLetters(word)] {
		if word == x.text || !x.whole && strings.HasPrefix(word, x.text) {
			return x.group, true
		}
	}
	return 0, false
}

func (w *Words) prepare() {
	w.same, w.broad, w.heads = prefixes{}, prefixes{}, prefixes{}
	for i, g := range w.Same {
		for _, x := range g {
			w.same.add(x, i)
		}
	}
	for i, g := range w.Kinds {
		special := prefixes{}
		for k, x := range g {
			if k == 0 {
				w.heads.add(x, i)
			}
			special.add(x, i)
		}
		w.kinds = append(w.kinds, special)
	}
	for _, x := range w.Broad {
		w.broad.add(x, 0)
	}
}

// Sense is what the table knows of a word: looked up once, compared often.
type Sense struct {
	same, head int // numbers of groups, from 1; 0: of none
	kinds      uint64
}

// Sense looks a word of folded text up.
func (w *Words) Sense(word string) Sense {
	var s Sense
	if i, ok := w.same.find(word); ok {
		s.same = i + 1
	}
	if i, ok := w.heads.find(word); ok {
		s.head = i + 1
	}
	for i, special := range w.kinds {
		if _, ok := special.find(word); ok {
			s.kinds |= 1 << i
		}
	}
	return s
}

// Covers reports the same of two words that were looked up.
func (s Sense) Covers(special Sense) bool {
	return s.same > 0 && s.same == special.same || s.head > 0 && special.kinds&(1<<(s.head-1)) != 0
}

// Alike reports that two words of folded text mean the same.
func (w *Words) Alike(a, b string) bool {
	if a == b {
		return true
	}
	i, ok := w.same.find(a)
	if !ok {
		return false
	}
	j, ok := w.same.find(b)
	return ok && i == j
}

// Covers reports that who denies the first word denies the second: it means the
// same, or is a kind of it.
func (w *Words) Covers(general, special string) bool {
	if w.Alike(general, special) {
		return true
	}
	i, ok := w.heads.find(general)
	if !ok {
		return false
	}
	_, ok = w.kinds[i].find(special)
	return ok
}

// TooBroad reports that a word alone compares nothing.
func (w *Words) TooBroad(word string) bool {
	_, ok := w.broad.find(word)
	return ok
}
