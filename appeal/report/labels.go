package report

import (
	"regexp"
	"strings"
)

// leaderForm is a label with dots that lead to its entry: "Gait ....... normal".
var leaderForm = regexp.MustCompile(`^(\S[^.:?!]{0,48}?) ?(?:\.{4,}|(?:\. ){4,}|_{4,})(?:\s|$)`)

var labelForm = regexp.MustCompile(`^[^\s.:?!;][^.:?!;]{1,58}[.:]`)

// boldLabel gives the words in bold that a paragraph begins with, when they
// end in a full stop or colon and what follows is not bold.
func (p *parser) boldLabel(b block) string {
	var label []string
	for _, i := range b.lines {
		for _, w := range p.lines[i].words {
			if w.Bold && len(label) < 14 {
				label = append(label, w.Text)
				continue
			}
			if s := strings.Join(label, " "); strings.HasSuffix(s, ".") || strings.HasSuffix(s, ":") {
				return s
			}
			return ""
		}
	}
	return ""
}

// hasVerb: a short sentence, no label.
var hasVerb = regexp.MustCompile(`(?i)\s(?:is|are|was|were|has|have|had|can|cannot|may|does|did|do|shows?|showed|will)\b`)

// titleStop: the full stop belongs to a person's title.
var titleStop = regexp.MustCompile(`(?i)(?:^|\s)(?:dr|mr|mrs|ms|prof|messrs|mx|hon|rev|st)\.$`)

// labelOf gives the run-in label that a paragraph begins with, "" for none: a
// few words in bold or capitals, or known ones, before a full stop or colon.
func (p *parser) labelOf(b block, text string) string {
	start := 0
	if b.marker != "" && strings.HasPrefix(text, b.marker) {
		start = len(b.marker)
		for start < len(text) && text[start] == ' ' {
			start++
		}
	}
	if s := p.boldLabel(b); s != "" && start == 0 && strings.HasPrefix(text, s+" ") {
		return strings.TrimRight(s, ".:")
	}
	if m := leaderForm.FindStringSubmatch(text[start:]); m != nil {
		return strings.TrimSpace(m[1])
	}
	label := labelForm.FindString(text[start:])
	if label == "" || len(strings.Fields(label)) > 8 || start+len(label) >= len(text) || text[start+len(label)] != ' ' {
		return ""
	}
	if titleStop.MatchString(label) {
		return "" // "I examined Dr. Ashgrove" begins no section
	}
	_, known := KindOf(label)
	if !known && p.isLetter() && len(strings.Fields(label)) <= 4 && !hasVerb.MatchString(label) {
		_, known = likelyKind(label)
	}
	words := p.lines[b.lines[0]].words
	n := len(strings.Fields(text[:start+len(label)]))
	bold := n < len(words) && words[n-1].Bold && !words[n].Bold
	if known || bold || isCapitals(label) && !isCapitals(text[start+len(label):]) || strings.HasSuffix(label, ":") && len(strings.Fields(label)) <= 5 {
		return strings.TrimRight(label, ".:")
	}
	return ""
}
