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
	{Questions, regexp.MustCompile(`\bquestions?\b|\b(i|we) (was|were|am|have been) asked\b|\b(asked of|referred to|put to) (me|us)\b|\b(wants?|wish(es)?|needs?|asks?) to know\b|\bmatters? (referred|put|submitted)\b|\bpurpose\b|\breasons? for (the )?(referral|exam\w*|evaluation|review)\b`)},
	{Certification, regexp.MustCompile(`^statement$|\bstatement of (the )?(examin|review|evaluat|physician|doctor|expert)|\b(examiner|reviewer|evaluator|physician|expert)'s statement\b|\bsignature\b|\bindependence\b`)},
	{Complaints, regexp.MustCompile(`\b(reported|described|given|stated|related|told) by (the |this )?(examinee|claimant|patient|insured|member|worker|applicant|employee|client)\b|\bself-reported\b|\bhow (he|she|they) (is|are|feels?|does|gets? on|manages?|fares?|copes?)\b|\b(troubles|bothers|limits) (him|her|them)\b`)},
	{RecordsSummary, regexp.MustCompile(`\b(records?|files?|papers?|documents?|chart|notes) (in (short|brief|outline|summary)|(briefly )?summari[sz]ed|at a glance|says?|shows?|tells?|reveals?|contains?)\b|^the (records?|file|chart|notes) (after|before|since|from|until|up to)\b|\b(contents?|gist|substance|essence|highlights|(short|brief|long) version|outline|abstract|synopsis) of (the |his |her )?(\w+ )?(records?|file|papers|documents|chart|notes)\b|\b(appears?|told|described|recorded|seen) in the (notes|records|chart|file|papers)\b`)},
	{Medications, regexp.MustCompile(`\b(medic(ation|ine)s?|drugs|prescription|pills|tablets)`)},
	{Records, regexp.MustCompile(`\b(records?|files?|papers?|documents?|documentation|bundle|sources|sent to me|materials?|dossier|chart)\b|\bwhat (i|we) (had|have|was|were|received|read|reviewed|saw in writing)\b|\b(on|before) (my desk|me)\b|\byou (asked|called) for and\b`)},
	{Surveillance, regexp.MustCompile(`\b(surveillance|videos?|investigators?)\b`)},
	{Testing, regexp.MustCompile(`\b(psychometric|test (results|scores)|scores|testing)\b`)},
	{Diagnostics, regexp.MustCompile(`\b(stud(y|ies)|imaging|films|laborator\w*|x-?rays?|scans?|tests|blood|urine|labs?)\b|^data$`)},
	{PastHistory, regexp.MustCompile(`\b(past|previous|earlier|prior|former|other)( and (other|family|medical|surgical))? (health|illness|medical|injur|problems|trouble|conditions?|family history|history$)|\bhealth before\b`)},
	{History, regexp.MustCompile(`\b(told|tells|story|history|background|account|narrative|what happened|accident|relates|course|reports|says|interview)\b`)},
	{Complaints, regexp.MustCompile(`\b(complain\w*|symptoms?|present (state|condition))\b`)},
	{Examination, regexp.MustCompile(`\b(found|findings?|did you (see and )?find|exam(s|ination\w*|ined)?|observ\w*|behaviou?r|demeanou?r|presentation|how (he|she|they) (appeared|looked|presented|moved|behaved|came across)|physical|on inspection|objective|signs|saw)\b`)},
	{Impression, regexp.MustCompile(`\b(impressions?|diagnos[ie]s)\b`)},
	{Discussion, regexp.MustCompile(`\b(opinions?|conclu\w+|discuss\w*|analys\w+|thoughts?|comments?|remarks?|views?|assessment|appraisal|evaluation|considerations?|interpretation|reflections?|deliberation|think|believe|make of|causation|prognosis|summary|capacity|reasoning|synthesis|formulation|(i|we) see (it|this|the \w+)|together)\b`)},
	{Social, regexp.MustCompile(`\b(home|daily life|personal|social|lifestyle|habits|day)\b`)},
	{Occupation, regexp.MustCompile(`^(his|her|the|their)? ?(own )?(work|jobs?|occupation|trade|employment|profession|position|duties)\b`)},
	{Opening, regexp.MustCompile(`\b(logistics|formalities|arrangements|preliminar\w+|setting|attendance)\b`)},
}

// likelyKind guesses the kind of a heading that the list does not know.
func likelyKind(heading string) (SectionKind, bool) {
	s := bareHeading(heading)
	if s == "" || strings.Count(s, " ") > 7 && !(strings.HasSuffix(s, "?") && strings.Count(s, " ") <= 11) {
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
