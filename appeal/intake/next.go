package intake

import (
	"reflect"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// Ask is a question about one place of the case.
type Ask struct {
	Question
	Key string // the id with its list positions filled: physicians[1].name
}

// Next gives the first question that is open, in the order of the interview.
func Next(c *appeal.Case) (Ask, bool) {
	open := Missing(c)
	if len(open) == 0 {
		return Ask{}, false
	}
	return open[0], true
}

// Missing gives the questions that make sense for the case, have no answer and
// were not answered with "I don't know". For a list without elements that is
// the first question about its first element.
func Missing(c *appeal.Case) []Ask {
	var out []Ask
	all := Questions()
	for i := 0; i < len(all); i++ {
		if list := all[i].List(); list != "" {
			n := i
			for n < len(all) && all[n].List() == list {
				n++
			}
			out = append(out, missingIn(c, list, all[i:n])...)
			i = n - 1
			continue
		}
		if q := all[i]; q.fits(c) && !settled(c, q, q.ID) {
			out = append(out, Ask{q, q.ID})
		}
	}
	return out
}

// Unknown gives the questions that letters need and that were answered with "I
// don't know".
func Unknown(c *appeal.Case) []Ask {
	all := *c
	all.NotKnown = nil
	return slices.DeleteFunc(Missing(&all), func(a Ask) bool { return a.Weight != Needed || !slices.Contains(c.NotKnown, a.Key) })
}

// missingIn goes through a list element by element.
func missingIn(c *appeal.Case, list string, questions []Question) []Ask {
	n := length(c, list)
	if n == 0 {
		if slices.Contains(c.NotKnown, list) {
			return nil
		}
		return []Ask{More(c, list)}
	}
	var out []Ask
	for i := range n {
		for _, q := range questions {
			if key := at(q.ID, i); q.fits(c) && !settled(c, q, key) {
				out = append(out, Ask{q, key})
			}
		}
	}
	return out
}

// More gives the first question about one more element of a list: another
// physician. It asks even where the person said that there is none.
func More(c *appeal.Case, list string) Ask {
	for _, q := range Questions() {
		if q.List() == list {
			return Ask{q, at(q.ID, length(c, list))}
		}
	}
	return Ask{}
}

// Complete reports that the list element that a key belongs to has no open
// question left, so that it is time to ask whether there is another; list is
// the list to give to More.
func Complete(c *appeal.Case, key string) (list string, ok bool) {
	q, known := Find(key)
	if !known || q.List() == "" || length(c, q.List()) == 0 {
		return "", false
	}
	element, _, _ := strings.Cut(key, "]")
	for _, a := range Missing(c) {
		if strings.HasPrefix(a.Key, element+"]") {
			return "", false
		}
	}
	return q.List(), true
}

func length(c *appeal.Case, list string) int {
	v := field(c, list, false)
	if !v.IsValid() || v.Kind() != reflect.Slice {
		return 0
	}
	return v.Len()
}

// settled reports that a question has its answer, or "I don't know".
func settled(c *appeal.Case, q Question, key string) bool {
	if slices.Contains(c.NotKnown, key) {
		return true
	}
	if q.Kind == Papers {
		return len(records(c)) > 0
	}
	v := field(c, key, false)
	switch {
	case !v.IsValid():
		return false
	case q.Kind == Date && Say(c, key+about) != "":
		return true
	case v.Kind() == reflect.Bool: // false is an answer once its group is there
		return true
	case v.Kind() == reflect.Pointer:
		return !v.IsNil()
	case v.Kind() == reflect.Slice:
		return v.Len() > 0
	}
	return !v.IsZero()
}

// records are the documents beside the report and the denial.
func records(c *appeal.Case) []appeal.Document {
	var out []appeal.Document
	for _, d := range c.Documents {
		if d.ID != c.Exam.Report && d.ID != c.Denial.Document && d.Kind != appeal.ReportKind && d.Kind != appeal.DenialKind {
			out = append(out, d)
		}
	}
	return out
}
