package review

import (
	"fmt"
	"math"
	"strconv"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
)

var (
	percentOf  = clinic.Expr(`\b(\d{1,3}(?:\.\d+)?) ?(?:%|percent|per cent)`)
	apportions = clinic.Expr(`\b(apportion\w*|attribut\w+|assign\w*|allocat\w+|due|caused by|result of|related|responsible)\b`)
	ofRange    = clinic.Expr(`\b(predicted|maximum|heart rate|saturation|impairment rating|whole person|wpi|range of|normal|chance|probability|patients|people|cases|likelihood|body|man|hours|time|pay|wages|salary|confidence|interval|increase|decrease|improve\w*|relief|better)\b`)
)

// sharesAdd finds an apportionment whose figures do not add up to a hundred.
func sharesAdd(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() || s.Row || !apportions.Matches(s.look()) || ofRange.Matches(s.look()) {
			return
		}
		found := percentOf.FindAllStringSubmatch(s.Low, -1)
		sum := 0.0
		for _, m := range found {
			v, _ := strconv.ParseFloat(m[1], 64)
			sum += v
		}
		if len(found) < 2 || sum <= 100 && (len(found) < 3 || sum < 60) || math.Abs(sum-100) < 1.5 || wholeShare(found) {
			return
		}
		f := about(s, appeal.High, "apportionment", fmt.Sprintf("The shares given add up to %s percent, not to 100.", strconv.FormatFloat(sum, 'f', -1, 64)))
		out = append(out, asking(f, "What shares, if any, do your records support, and on what ground?", "The shares given in this sentence do not add up to 100 percent."))
	})
	return out
}

// wholeShare: one of the figures is the whole itself.
func wholeShare(found [][]string) bool {
	for _, m := range found {
		if m[1] == "100" {
			return true
		}
	}
	return false
}
