package report

import (
	"regexp"
	"strings"
)

// likely tells the kind of section that words of a heading point to, for
// headings that the list does not know. First match wins.
var likely = []struct {
	kind SectionKind
	form *regexp.Regexp
}{
	{Answers, regexp.MustCompile(`\b(answer|repl(y|ies)|response)|\b(findings|opinions?|conclusions?|determinations?|views?) (on|as to|regarding|concerning|for) (the |your |each )?(items?|issues?|questions?|points?|matters?)\b`)},
	{Questions, regexp.MustCompile(`\bquestions?\b|\b(i|we) (was|were|am|have been) asked\b|\b(asked of|referred to|put to) (me|us)\b|\bpurpose\b|\breasons? for (the )?(referral|exam\w*|evaluation|review)\b`)},
	{Medications, regexp.MustCompile(`\b(medic(ation|ine)s?|drugs|prescription)`)},
	{Records, regexp.MustCompile(`\b(records?|files?|papers?|documents?|documentation|bundle|sources|sent to me|materials?|dossier|chart)\b|\bwhat (i|we) (had|have|was|were|received|read|reviewed|saw in writing)\b`)},
	{Testing, regexp.MustCompile(`\b(psychometric|test (results|scores)|scores|testing)\b`)},
	{Diagnostics, regexp.MustCompile(`\b(stud(y|ies)|imaging|films|laborator|x-?rays?|scans?|tests)\b`)},
	{PastHistory, regexp.MustCompile(`\b(past|previous|earlier|prior) (health|illness|medical|injur|problems|trouble)`)},
	{History, regexp.MustCompile(`\b(told|tells|story|history|background|account|narrative|what happened|accident|relates|course|reports|says|interview)\b`)},
	{Complaints, regexp.MustCompile(`\b(complain\w*|symptoms?|present (state|condition))\b`)},
	{Examination, regexp.MustCompile(`\b(found|findings?|did you (see and )?find|exam\w*|observ\w*|physical|on inspection|objective|signs|saw)\b`)},
	{Impression, regexp.MustCompile(`\b(impressions?|diagnos[ie]s)\b`)},
	{Discussion, regexp.MustCompile(`\b(opinions?|conclu\w+|discuss\w*|analys\w+|thoughts?|comments?|views?|assessment|appraisal|evaluation|considerations?|interpretation|reflections?|deliberation|think|believe|make of|causation|prognosis|summary|capacity|reasoning|synthesis|formulation)\b`)},
	{Social, regexp.MustCompile(`\b(home life|daily life|personal|social|lifestyle|day)\b`)},
}

// likelyKind guesses the kind of a heading that the list does not know.
func likelyKind(heading string) (SectionKind, bool) {
	s := bareHeading(heading)
	if s == "" || strings.Count(s, " ") > 6 {
		return OtherSection, false
	}
	for _, l := range likely {
		if l.form.MatchString(s) {
			return l.kind, true
		}
	}
	return OtherSection, false
}

// LikelyKind is KindOf with a guess for headings that the list does not know.
func LikelyKind(heading string) (SectionKind, bool) {
	if kind, ok := KindOf(heading); ok {
		return kind, true
	}
	return likelyKind(heading)
}
