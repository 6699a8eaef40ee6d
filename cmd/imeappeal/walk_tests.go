package main

import (
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/ocr"
	"imeappeal/appeal/report"
)

// examTests goes through the reference list of the part of the body that was
// examined: done, not done, don't remember. Then the person may add others.
func (w *walk) examTests(q intake.Ask) error {
	tables := w.tests
	papers := w.reportWords()
	region, v, err := w.region(tables.Tests, papers)
	switch {
	case err != nil:
		return err
	case v == unknown || region == "other":
		return w.askOne(q)
	case v != answered:
		return w.leaveQuestion(v, q.Key)
	}
	for _, t := range inOrder(tables.Tests, region, papers) {
		more, err := w.examTest(t, papers.names(t))
		if err != nil {
			return err
		}
		if !more {
			break
		}
	}
	if w.length(testList) == 0 {
		w.told.Skipped = with(w.told.Skipped, q.Key)
	}
	return w.told.save()
}

// papersWords are the words of the case's papers in which tests are looked for.
type papersWords string

// reportWords gives the text of the examiner's report and what the case's own
// measurements name. A report that is a picture is not recognized for this: that
// would keep the person waiting.
func (w *walk) reportWords() papersWords {
	var all []string
	for _, m := range w.f.Case.Measurements {
		all = append(all, m.What)
	}
	o, err := w.readerOptions()
	if d, ok := w.f.Case.Document(w.f.Case.Exam.Report); ok && d.File != "" && err == nil {
		o.Choice = ocr.Never
		reader := ocr.NewReader(o)
		defer reader.Close()
		if pages, err := reader.Words(w.ctx, ocr.Document{Path: w.f.Path(d)}); err == nil {
			for _, l := range report.Parse(pages).Lines {
				all = append(all, l.Text)
			}
		}
	}
	return papersWords(report.Fold(strings.Join(all, " ")))
}

// names reports that the papers name a test, by whatever name.
func (p papersWords) names(t clinic.Test) bool {
	return slices.ContainsFunc(append([]string{t.Name}, t.Synonyms...), func(name string) bool {
		stem := report.Fold(name)
		for _, end := range []string{" test", " sign", "e"} {
			stem = strings.TrimSuffix(stem, end) // straight leg raise, raising
		}
		return len(stem) > 3 && strings.Contains(" "+string(p), " "+stem)
	})
}

// inOrder gives the tests of a region, those that the papers name first.
func inOrder(tests []clinic.Test, region string, papers papersWords) []clinic.Test {
	var named, others []clinic.Test
	for _, t := range tests {
		switch {
		case t.Region != region:
		case papers.names(t):
			named = append(named, t)
		default:
			others = append(others, t)
		}
	}
	return append(named, others...)
}

// region asks which part of the body was examined: those of the reference list
// that have a plain name in the catalogue, the one that the papers speak of most
// first.
func (w *walk) region(tests []clinic.Test, papers papersWords) (string, verb, error) {
	p := prompt{title: w.words.say("walk.region"), help: w.words.say("walk.region.help"), form: pick}
	seen := map[string]bool{}
	for _, t := range tests {
		if !seen[t.Region] && w.words.has("walk.region."+t.Region) {
			seen[t.Region] = true
			p.options = append(p.options, option{t.Region, w.words.say("walk.region." + t.Region)})
		}
	}
	count := map[string]int{}
	for _, t := range tests {
		if papers.names(t) {
			count[t.Region] += 2
		}
	}
	count["neuro"] = min(count["neuro"], 1) // reflexes and strength belong to every examination
	slices.SortStableFunc(p.options, func(a, b option) int { return count[b.id] - count[a.id] })
	p.options = append(p.options, option{"other", w.words.say("walk.region.other")})
	r, err := w.k.ask(w.ctx, p)
	return r.text, r.verb, err
}

// examTest asks about one test and saves what the person remembers; more is
// false when the person wants no further ones.
func (w *walk) examTest(t clinic.Test, named bool) (more bool, err error) {
	p := prompt{title: w.words.say("walk.test", "name", t.Name), form: pick, bare: true}
	if t.Seen && t.Checks != "" {
		p.title = w.words.say("walk.test.what", "name", t.Name, "checks", t.Checks)
	}
	if named {
		p.title += " " + w.words.say("walk.test.named")
	}
	p.help = w.words.say("walk.test.help", "names", strings.Join(t.Synonyms, ", "))
	for id, word := range map[string]string{"yes": "done", "no": "not-done"} { // it is asked whether it was done
		p.also = append(p.also, option{word, id}, option{word, unaccented(w.words.say("ask." + id))})
	}
	for _, id := range []string{"done", "not-done", "forgot", "enough"} {
		p.options = append(p.options, option{id, w.words.say("walk.test." + id)})
	}
	r, err := w.k.ask(w.ctx, p)
	switch {
	case err != nil:
		return false, err
	case r.verb == leave:
		return false, errStop
	case r.verb == goBack:
		return false, errBack
	case r.text == "enough":
		return false, nil
	case r.verb != answered:
		return true, nil
	}
	return true, w.save(func(f *casefile.File) error { return putTest(f, t.Name, r.text) })
}

// putTest writes a test as remembered; "forgot" is an answer too.
func putTest(f *casefile.File, name, remembered string) error {
	at := len(f.Case.Exam.Notes.Tests)
	for i, t := range f.Case.Exam.Notes.Tests {
		if t.Name == name {
			at = i
		}
	}
	test := appeal.ExamTest{Name: name}
	if remembered != "forgot" {
		test.Performed = new(remembered == "done")
	}
	key := indexed(testList, at)
	if err := f.Set(key, test); err != nil {
		return err
	}
	return putAnswer(f, intake.Answer{Key: key + ".performed", Value: remembered == "done", Unknown: remembered == "forgot"})
}
