package review

import "regexp"

// Side is left, right, both or, "", not said.
type Side string

// The sides.
const (
	Left  Side = "left"
	Right Side = "right"
	Both  Side = "both"
)

var (
	leftWord  = regexp.MustCompile(`\bleft\b`)
	rightWord = regexp.MustCompile(`\bright\b`)
	bothWord  = regexp.MustCompile(`\b(both|bilateral(ly)?|symmetric(al|ally)?|each)\b`)
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
	re   *regexp.Regexp
}{
	{"shoulder", regexp.MustCompile(`\b(shoulder|rotator cuff|supraspinatus|acromio\w*|biceps tendon|labr(um|al)|glenohumeral)\b`)},
	{"elbow", regexp.MustCompile(`\b(elbow|epicondyl\w*|cubital|ulnar nerve)\b`)},
	{"wrist", regexp.MustCompile(`\b(wrist|distal radius|radius|carpal|scaphoid|tfcc|de quervain\w*)\b`)},
	{"hand", regexp.MustCompile(`\b(hand|fingers?|thumb|metacarp\w*)\b`)},
	{"arm", regexp.MustCompile(`\b(arm|upper limb|upper extremity|forearm|humerus)\b`)},
	{"hip", regexp.MustCompile(`\b(hip|acetabul\w*|trochanter\w*)\b`)},
	{"knee", regexp.MustCompile(`\b(knee|menisc\w*|cruciate|acl|patell\w*)\b`)},
	{"ankle", regexp.MustCompile(`\b(ankle|achilles|talus|fibula|malleol\w*)\b`)},
	{"foot", regexp.MustCompile(`\b(foot|toes?|heel|plantar fasci\w*|metatars\w*)\b`)},
	{"leg", regexp.MustCompile(`\b(leg|lower limb|lower extremity|calf|thigh|tibia|femur|buttock)\b`)},
	{"lumbar", regexp.MustCompile(`\b(lumbar|l[1-5]([- ]?[2-5s]1?)?|microdisc\w*|sciatic\w*|low back)\b`)},
	{"cervical", regexp.MustCompile(`\b(cervical|c[2-7]([- ]?[3-7])?)\b`)},
	{"eye", regexp.MustCompile(`\b(eye|optic|retina\w*|cornea\w*)\b`)},
	{"ear", regexp.MustCompile(`\b(ear|hearing|vestib\w*|positional vertigo)\b`)},
	{"breast", regexp.MustCompile(`\bbreast\b`)},
	{"kidney", regexp.MustCompile(`\b(kidney|renal)\b`)},
}

// partsIn names the body parts in folded text.
func partsIn(low string) []string {
	var out []string
	for _, p := range bodyParts {
		if p.re.MatchString(low) {
			out = append(out, p.name)
		}
	}
	return out
}
