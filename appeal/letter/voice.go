package letter

import (
	"regexp"
	"strings"
	"unicode"

	"imeappeal/appeal"
)

// A voice says who speaks and how the claimant is named: "I" when the claimant
// writes, "Ms. Harbaugh" and "she" when somebody else does.
type voice struct {
	self   bool   // the claimant writes
	role   string // the representative's
	full   string
	short  string // "Ms. Harbaugh"; where no form of address is known, "my client" or "the claimant"
	subj   string
	obj    string
	poss   string
	plural bool // "they have", not "they has"
}

func voiceOf(c *appeal.Case) voice {
	v := voice{full: clean(c.Claimant.Name), self: c.Representative == nil || clean(c.Representative.Name) == ""}
	title := ""
	switch strings.ToLower(c.Claimant.Sex) {
	case "female", "f", "woman":
		title, v.subj, v.obj, v.poss = "Ms.", "she", "her", "her"
	case "male", "m", "man":
		title, v.subj, v.obj, v.poss = "Mr.", "he", "him", "his"
	default:
		v.subj, v.obj, v.poss, v.plural = "they", "them", "their", true
	}
	if !v.self {
		v.role = c.Representative.Role
	}
	v.short = v.full
	switch last := surname(v.full); {
	case title != "" && last != "":
		v.short = title + " " + last
	case v.role == "attorney":
		v.short = "my client"
	case !v.self:
		v.short = "the claimant"
	}
	return v
}

// who is the claimant as the subject of a sentence.
func (v voice) who() string {
	if v.self {
		return "I"
	}
	return v.short
}

func (v voice) whose() string {
	if v.self {
		return "my"
	}
	return possessive(v.short)
}

func (v voice) whom() string {
	if v.self {
		return "me"
	}
	return v.short
}

func (v voice) pronoun(first, third string) string {
	if v.self {
		return first
	}
	return third
}

// speak puts a rule's neutral sentence, which speaks of the claimant, into the
// voice of the letter where that changes no other word of it.
func (v voice) speak(s string) string {
	whose := v.whose()
	s = dayNotes.ReplaceAllStringFunc(s, func(m string) string {
		verb := dayNotes.FindStringSubmatch(m)[1]
		if verb == "" {
			return "account of that day"
		}
		return "account of that day " + verb + "s"
	})
	s = strings.NewReplacer("The claimant’s", capital(whose), "the claimant’s", whose, "The claimant's", capital(whose), "the claimant's", whose).Replace(s)
	s = strings.NewReplacer(
		"The case file’s", capital(whose), "The case file has", capital(whose)+" records have", "The case file also has", capital(whose)+" records also have",
		"The case file gives", capital(whose)+" records give", "The case file holds", capital(whose)+" records hold",
	).Replace(s)
	return ofClaimant.ReplaceAllStringFunc(s, func(m string) string {
		verb := m[strings.LastIndex(m, " ")+1:]
		if first, ok := firstPerson[verb]; ok && v.self {
			verb = first
		}
		if strings.HasPrefix(m, "T") {
			return capital(v.who()) + " " + verb
		}
		return v.who() + " " + verb
	})
}

// What the case holds of the visit is the claimant's account of it; nobody said
// when it was written down, so no sentence calls it notes of that day.
var dayNotes = regexp.MustCompile(`\bnotes (?:of (?:that|the) day )?(record|differ|state|say)\b|\bnotes of (?:that|the) day\b`)

// inTitle puts a heading that speaks of the claimant into the letter's voice.
func (v voice) inTitle(s string) string {
	whose, who := v.whose(), v.who()
	return strings.NewReplacer("the claimant’s", whose, "the claimant's", whose, "the claimant", who).Replace(s)
}

// firstPerson are the verbs that change when the claimant speaks.
var firstPerson = map[string]string{"takes": "take", "has": "have", "is": "am", "works": "work", "does": "do", "was": "was"}

// ofClaimant is the claimant with a verb that can be put in the first person.
var ofClaimant = regexp.MustCompile(`\b[Tt]he claimant (noted|wrote|recorded|told|said|gave|had|reported|remembered|stood|could|did|described|denied|worked|stopped|takes|has|is|works|does|was)\b`)

// possessive adds the ending that US letters use: Ms. Banks’s, Ms. Harbaugh’s.
func possessive(name string) string { return name + "’s" }

// surname is the last name of a name written in the western order, with its
// particles ("van der Berg") and without what follows it ("Jr.", "M.D.").
// It is "" where the name has one word.
func surname(full string) string {
	name, _, _ := strings.Cut(full, ",")
	words := strings.Fields(name)
	for len(words) > 0 && suffixes[strings.ToLower(strings.Trim(words[len(words)-1], "."))] {
		words = words[:len(words)-1]
	}
	if len(words) < 2 {
		return ""
	}
	first := len(words) - 1
	for first > 1 && (startsLower(words[first-1]) || particles[words[first-1]]) {
		first--
	}
	return strings.Join(words[first:], " ")
}

var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "md": true, "m.d": true, "phd": true, "esq": true}

// particles belong to the surname although they begin with a capital.
var particles = map[string]bool{"Ó": true, "Ní": true, "Nic": true, "Ua": true, "Mac": true, "De": true, "Del": true, "Della": true, "La": true, "Le": true, "Van": true, "Von": true, "Der": true, "Den": true, "Ter": true, "Di": true, "Da": true, "Dos": true, "El": true, "Al": true, "Bin": true, "Ibn": true, "St.": true, "San": true, "Santa": true}

func startsLower(s string) bool {
	for _, r := range s {
		return unicode.IsLower(r)
	}
	return false
}

// A word that has its own capitals keeps them: mJOA, pH.
func capital(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if tail := strings.TrimLeftFunc(first, unicode.IsLower); tail != first && tail != "" && unicode.IsUpper([]rune(tail)[0]) {
		return s
	}
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}
