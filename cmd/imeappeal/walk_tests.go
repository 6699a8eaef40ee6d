package main

import (
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/intake"
)

// examTests goes through the reference list of the part of the body that was
// examined: done, not done, don't remember. Then the person may add others.
func (w *walk) examTests(q intake.Ask) error {
	tables, err := clinic.Load()
	if err != nil {
		return err
	}
	region, v, err := w.region(tables.Tests)
	switch {
	case err != nil:
		return err
	case v == unknown || region == "other":
		return w.askOne(q)
	case v != answered:
		return w.leaveQuestion(v, q.Key)
	}
	for _, t := range tables.Tests {
		if t.Region != region {
			continue
		}
		more, err := w.examTest(t)
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

// region asks which part of the body was examined: those of the reference list
// that have a plain name in the catalogue.
func (w *walk) region(tests []clinic.Test) (string, verb, error) {
	p := prompt{title: w.words.say("walk.region"), help: w.words.say("walk.region.help"), form: pick}
	seen := map[string]bool{}
	for _, t := range tests {
		if !seen[t.Region] && w.words.has("walk.region."+t.Region) {
			seen[t.Region] = true
			p.options = append(p.options, option{t.Region, w.words.say("walk.region." + t.Region)})
		}
	}
	p.options = append(p.options, option{"other", w.words.say("walk.region.other")})
	r, err := w.k.ask(w.ctx, p)
	return r.text, r.verb, err
}

// examTest asks about one test and saves what the person remembers; more is
// false when the person wants no further ones.
func (w *walk) examTest(t clinic.Test) (more bool, err error) {
	p := prompt{title: w.words.say("walk.test", "name", t.Name), form: pick, bare: true}
	if t.Seen && t.Checks != "" {
		p.title = w.words.say("walk.test.what", "name", t.Name, "checks", t.Checks)
	}
	p.help = w.words.say("walk.test.help", "names", strings.Join(t.Synonyms, ", "))
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
