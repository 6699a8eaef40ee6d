package letter

import "imeappeal/appeal/report"

// Sums gives, by document id, the sentence that sums up each record of the case,
// as the letter's tables quote it: its conclusion, or what it says most plainly
// of function, findings or disease. A record without one has none.
func Sums(data Data) map[string]report.Sentence {
	c := &composer{data: data}
	all := map[string]report.Sentence{}
	for _, d := range data.Case.Documents {
		if !isRecord(data.Case, d) {
			continue
		}
		if s, ok := c.summed(d); ok {
			s.Text = passage(s.Text)
			all[d.ID] = s
		}
	}
	return all
}
