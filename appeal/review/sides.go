package review

import "imeappeal/appeal/clinic"

// Side is left, right, both or, "", not said.
type Side string

// The sides.
const (
	Left  Side = "left"
	Right Side = "right"
	Both  Side = "both"
)

var (
	leftWord  = clinic.Expr(`\bleft\b`)
	rightWord = clinic.Expr(`\bright\b`)
	bothWord  = clinic.Expr(`\b(both|bilateral(ly)?|symmetric(al|ally)?|each)\b`)
)

// sideOf tells which side folded text speaks of, "" when none or unclear.
func sideOf(low string) Side {
	l, r := leftWord.MatchString(low), rightWord.MatchString(low)
	switch {
	case bothWord.MatchString(low), l && r:
		return Both
	case l:
		return Left
	case r:
		return Right
	}
	return ""
}

func (s Side) other() Side {
	switch s {
	case Left:
		return Right
	case Right:
		return Left
	}
	return ""
}

// bodyParts are names of parts that have a left and a right, with the words
// that mean the same part in a diagnosis, a title or a complaint.
var bodyParts = []struct {
	name string
	re   *clinic.Expression
}{
	{"shoulder", clinic.Expr(`\b(shoulder|rotator cuff|supraspinatus|acromio\w*|biceps tendon|labr(um|al)|glenohumeral)\b`)},
	{"elbow", clinic.Expr(`\b(elbow|epicondyl\w*|cubital|ulnar nerve)\b`)},
	{"wrist", clinic.Expr(`\b(wrist|distal radius|radius|carpal|scaphoid|tfcc|de quervain\w*)\b`)},
	{"hand", clinic.Expr(`\b(hand|fingers?|thumb|metacarp\w*)\b`)},
	{"arm", clinic.Expr(`\b(arm|upper limb|upper extremity|forearm|humerus)\b`)},
	{"hip", clinic.Expr(`\b(hip|acetabul\w*|trochanter\w*)\b`)},
	{"knee", clinic.Expr(`\b(knee|menisc\w*|cruciate|acl|patell\w*)\b`)},
	{"ankle", clinic.Expr(`\b(ankle|achilles|talus|fibula|malleol\w*)\b`)},
	{"foot", clinic.Expr(`\b(foot|toes?|heel|plantar fasci\w*|metatars\w*)\b`)},
	{"leg", clinic.Expr(`\b(leg|lower limb|lower extremity|calf|thigh|tibia|femur|buttock)\b`)},
	{"lumbar", clinic.Expr(`\b(lumbar|l[1-5]([- ]?[2-5s]1?)?|microdisc\w*|sciatic\w*|low(er)? back|back (pain|trouble|injur\w+|problems?|complaints?|treatment))\b`)},
	{"cervical", clinic.Expr(`\b(cervical|c[2-7]([- ]?[3-7])?)\b`)},
	{"eye", clinic.Expr(`\b(eye|optic|retina\w*|cornea\w*)\b`)},
	{"ear", clinic.Expr(`\b(ear|hearing|vestib\w*|m[eé]ni[eè]re\w*|tinnitus|labyrinth\w*|cochlea\w*|positional vertigo)\b`)},
	{"breast", clinic.Expr(`\bbreast\b`)},
	{"kidney", clinic.Expr(`\b(kidney|renal)\b`)},
}

// partsIn names the body parts in folded text.
func partsIn(low string) []string {
	var out []string
	l := clinic.LookAt(low)
	for _, p := range bodyParts {
		if p.re.Matches(l) {
			out = append(out, p.name)
		}
	}
	return out
}
