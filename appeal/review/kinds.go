package review

import (
	"strings"
	"unicode"

	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// paragraphKinds tells what each paragraph is that stands below no heading of
// its own, by its run-in label, by what it says, and by what stands before it:
// many reports are letters, numbered paragraphs without a heading.
func (r *Reading) paragraphKinds() map[int]report.SectionKind {
	out := map[int]report.SectionKind{}
	last, headed := report.Opening, report.SectionKind("")
	ss, begun := r.Report.Sentences, false
	for i := 0; i < len(ss); {
		j := i
		for j < len(ss) && ss[j].Paragraph == ss[i].Paragraph {
			j++
		}
		if r.headless(ss[i]) {
			kind := report.SectionKind("")
			for k := i; k < j && !begun; k++ {
				begun = len(strings.Fields(ss[k].Text)) > 9 || strings.HasPrefix(ss[k].Text, "Dear ")
			}
			if !begun {
				i = j
				continue // letterhead and title
			}
			if j-i == 1 && j < len(ss) && headline(ss[i].Text) {
				headed, _ = report.LikelyKind(ss[i].Text)
				if headed == report.OtherSection || headed == report.Opening {
					headed = ""
				}
				kind = headed
			} else if kind = r.paragraphKind(ss[i:j], last, headed); kind != "" {
				out[ss[i].Paragraph] = kind
			}
			if kind != "" {
				last = kind
			}
		}
		i = j
	}
	return out
}

// headless reports that no heading says what a sentence's paragraph is.
func (r *Reading) headless(s report.Sentence) bool {
	sec, ok := r.Report.SectionOf(s)
	return !ok || sec.Title == ""
}

var (
	dateline  = clinic.Expr(`^(dear|re|claim(ant)?|file|date|your|to|from|insured|employer|patient|examinee|attn|via)\b`)
	labelHead = clinic.Expr(`^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.):]\s+`)
)

// headline reports that a line is set as a heading may be: a few words, a
// capital first, no full stop, colon or comma at its end.
func headline(text string) bool {
	text = strings.TrimSpace(text)
	if text == "" || len(strings.Fields(text)) > 7 || !unicode.IsUpper([]rune(labelHead.ReplaceAllString(text, ""))[0]) {
		return false
	}
	return !strings.ContainsAny(text[len(text)-1:], ".,;:?!") && !dateline.MatchString(strings.ToLower(text)) && !strings.ContainsAny(text, "0123456789,")
}

var followingList = clinic.Expr(`\b(following|these were|bundle|bound volume|binder|packet|disc|envelope|list(ed)?)\b.{0,80}[:;,]`)

// follows says what a paragraph that tells nothing of itself is after another.
var follows = map[report.SectionKind]bool{
	report.History: true, report.PastHistory: true, report.Complaints: true, report.Examination: true, report.Discussion: true, report.Impression: true, report.Answers: true, report.Social: true,
}

func (r *Reading) paragraphKind(ss []report.Sentence, last, headed report.SectionKind) report.SectionKind {
	text, looks := make([]string, len(ss)), make([]*clinic.Look, len(ss))
	for i, s := range ss {
		text[i] = read(s.Text)
		looks[i] = clinic.LookAt(text[i])
	}
	low := strings.Join(text, " ")
	if headed != "" && len(strings.Fields(low)) >= 3 && len(strings.Fields(low)) < 6 {
		return headed
	}
	if len(strings.Fields(low)) < 6 || len(ss) == 1 && dateline.MatchString(low) && len(low) < 90 {
		return ""
	}
	if kind, ok := labelKind(ss[0], text[0]); ok {
		return kind
	}
	best, most := report.SectionKind(""), 1
	if n := len(classesIn(low)); n >= 3 && (strings.Count(low, ";") >= 2 || followingList.MatchString(low)) {
		best, most = report.Records, n // a list of papers in running text
	}
	for _, p := range r.Clinic.Phrases("paragraph") {
		n := 0
		for _, l := range looks {
			n += min(p.CountIn(l), 3)
		}
		if report.SectionKind(p.ID) == report.Questions && strings.Count(low, "?") < 2 {
			continue
		}
		if report.SectionKind(p.ID) == last {
			n++
		}
		if report.SectionKind(p.ID) == headed {
			n += 3
		}
		if n > most {
			best, most = report.SectionKind(p.ID), n
		}
	}
	if best == "" && follows[last] {
		return last
	}
	return best
}

// labelKind reads the run-in label or the short first sentence of a paragraph.
func labelKind(s report.Sentence, low string) (report.SectionKind, bool) {
	head := s.Label
	if head == "" {
		head = labelHead.ReplaceAllString(low, "")
		if len(strings.Fields(head)) > 5 {
			return "", false
		}
	}
	kind, ok := report.LikelyKind(head)
	if kind == "part" {
		return report.Examination, true
	}
	return kind, ok && kind != report.Opening && kind != report.OtherSection
}
