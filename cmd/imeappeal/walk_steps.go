package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/examiner"
	"imeappeal/appeal/intake"
)

// endRequest offers the first paper: the request for the claim file, and before
// it what cannot wait.
func (w *walk) endRequest() error {
	if err := w.askUrgent(); err != nil {
		return err
	}
	return w.offerLetter("claims-file", "")
}

// agreed asks a yes or no by its words; leaving and going back come as errors.
func (w *walk) agreed(id string) (bool, error) {
	yes, v, err := w.k.yes(w.ctx, w.words.say(id), w.words.say(id+".help"))
	switch {
	case err != nil:
		return false, err
	case v == leave:
		return false, errStop
	case v == goBack:
		return false, errBack
	}
	return yes, nil
}

// askUrgent asks once, of a health claim, whether treatment that is still to come
// cannot wait, and writes the letter with the doctor's form. Of plans whose law was
// not read, such as a church's, no time is promised.
func (w *walk) askUrgent() error {
	regime := w.law.For(&w.f.Case)
	_, given := regime.Step("expedited-appeal")
	if w.told.Urgent || !given && (regime.Country != "US" || !w.isHealth()) {
		return nil
	}
	question := "walk.urgent"
	if !given {
		question = "walk.urgent-other"
	}
	yes, err := w.agreed(question)
	if err != nil {
		return err
	}
	w.told.Urgent = true
	if !yes {
		return w.told.save()
	}
	id := "expedited-appeal"
	if w.f.Case.Denial.Final {
		id = "expedited-external-review"
	}
	w.k.say(w.words.say("walk.urgent.call"))
	if err := w.writeLetter(id, ""); err != nil {
		return err
	}
	if id == "expedited-appeal" && given {
		w.k.say(w.words.say("walk.urgent.beside", "command", w.command("letter expedited-external-review")))
	}
	return errors.Join(w.writeLetter("expedited-certification", ""), w.told.save())
}

// endReview reviews the report and asks about each finding.
func (w *walk) endReview() error {
	t, err := w.tools()
	if err != nil {
		return err
	}
	defer t.close()
	if _, err := reportDocument(w.f); err != nil {
		w.k.say(w.words.say("walk.no-report"))
		return nil
	}
	w.k.say(w.words.say("walk.reading"))
	p, result, err := t.reviewed(w.ctx, w.f)
	if err != nil {
		return w.sayTrouble(err)
	}
	w.k.say(w.words.say(reviewHead("review.head", &w.f.Case), "pages", fmt.Sprint(len(p.report.Pages)), "findings", fmt.Sprint(len(result.Points(&w.f.Case))), "examiner", w.f.Case.Exam.Examiner.Name))
	if n := len(result.Admissions); n > 0 {
		w.k.say(w.words.plural("walk.favor", n))
	}
	w.sayDropped(p.dropped)
	if len(result.Unread) > 0 {
		w.k.say(w.words.say("review.unread", "pages", w.words.unreadPages(result.Unread)))
	}
	if err := w.askDecisions(w.ctx, w.f, p.report, result); err != nil {
		return err
	}
	if n := len(unchecked(&w.f.Case, result)); n > 0 {
		w.k.say(w.words.plural("walk.checks", n))
	}
	if err := w.reload(); err != nil {
		return err
	}
	w.told.Reviewed = len(undecided(&w.f.Case, result)) == 0
	return nil
}

// endRebuttal writes a letter to each treating physician, with its answer form.
func (w *walk) endRebuttal() error {
	doctors := w.f.Case.Treating()
	if len(doctors) == 0 {
		w.k.say(w.words.say("walk.no-doctor"))
		return nil
	}
	for _, d := range doctors {
		wanted, err := w.offered("rebuttal-request", d.Name)
		if err != nil {
			return err
		}
		if _, made := w.told.Made[madeKey("rebuttal-request", d.Name)]; wanted && made {
			if err := w.writeLetter("rebuttal-answer", d.Name); err != nil {
				return err
			}
		}
	}
	return nil
}

// endCounter offers the letter to a specialist; whether it was sent is asked in
// the next sitting, as of every letter but the request for the file.
func (w *walk) endCounter() error { return w.offerLetter("counter-ime", "") }

// endExaminer shows what is usually looked up and takes sourced notes.
func (w *walk) endExaminer() error {
	lookups, _, err := examiner.Lookups()
	if err != nil {
		return err
	}
	w.k.say(w.words.say("walk.lookups"))
	for i, l := range lookups {
		if i == 5 {
			w.k.say(w.words.say("walk.lookups.more", "n", fmt.Sprint(len(lookups)-i), "command", w.command("examiner")))
			break
		}
		w.k.say("  - " + l.What + ": " + l.Where)
	}
	for {
		yes, err := w.agreed("walk.note")
		if err != nil || !yes {
			return err
		}
		if err := w.addNote(); err != nil {
			return err
		}
	}
}

// addNote takes one note on the examiner, if it is a sourced fact.
func (w *walk) addNote() error {
	note := appeal.Background{About: "examiner"}
	for {
		var err error
		var v verb
		if note.Statement, err = w.askOptional("walk.note.statement"); err != nil {
			return err
		}
		if note.Statement == "" {
			return nil
		}
		if note.Source, err = w.askOptional("walk.note.source"); err != nil {
			return err
		}
		if note.DateAccessed, v, err = w.askDay("walk.note.day"); err != nil {
			return err
		}
		if v == leave {
			return errStop
		}
		problems, err := examiner.Check(note)
		if err != nil {
			return err
		}
		if len(problems) == 0 {
			break
		}
		for _, p := range problems {
			w.k.sayProblem(p)
		}
	}
	if err := w.save(func(f *casefile.File) error { return f.Append("background", note) }); err != nil {
		return err
	}
	w.k.say(w.words.say("examiner.added"))
	return nil
}

// endClaimsFile finishes the request for the claim file, and its twin to the
// plan where there is one.
func (w *walk) endClaimsFile() error {
	if !w.sentAlready("claims-file") {
		if err := w.offerLetter("claims-file", ""); err != nil {
			return err
		}
	}
	if err := w.askSent("claims-file"); err != nil {
		return err
	}
	switch w.law.For(&w.f.Case).ID { // and not the kind: a church's or a government's plan has no such right
	case string(appeal.ERISADisability), string(appeal.ERISAHealth):
	default:
		return nil
	}
	return w.offerLetter("plan-documents", "")
}

// endExternal says whether there is external review, and writes the request
// where there is.
func (w *walk) endExternal() error {
	if q, ok := intake.Find("denial.final"); ok && w.isHealth() && !w.f.Case.Denial.Final {
		if err := w.askOne(intake.Ask{Question: q, Key: q.ID}); err != nil {
			return err
		}
	}
	if !w.isHealth() {
		return w.writeLetter("external-review", "") // says why not, and what there is instead
	}
	return w.offerLetter("external-review", "")
}

func (w *walk) isHealth() bool {
	kind := w.f.Case.Claim.Kind
	return kind == appeal.ERISAHealth || kind == appeal.IndividualHealth
}

// endPacket makes the appeal letter and the packet, final if nothing is
// missing.
func (w *walk) endPacket() error {
	yes, v, err := w.k.yes(w.ctx, w.words.say("walk.packet.ask"), w.words.say("walk.packet.help"))
	switch {
	case err != nil:
		return err
	case v == leave:
		return errStop
	case v == goBack:
		return errBack
	case !yes:
		w.k.say(w.words.say("walk.packet.later", "command", w.command("packet")))
		return nil
	}
	var done quiet
	err = w.packet(w.ctx, packetOptions{final: true})
	var f *failure
	if err != nil && !errors.As(err, &done) && w.ctx.Err() == nil {
		f = w.understand(err)
		w.k.say(w.words.say("walk.packet.draft"))
		for _, p := range f.many {
			w.sayOpen(p)
		}
		err = w.packet(w.ctx, packetOptions{})
	}
	if err != nil && !errors.As(err, &done) {
		return w.sayTrouble(err)
	}
	if f == nil {
		w.told.Bound = w.told.Reviewed
		if file := w.newestPacket(); file != "" {
			w.told.made("appeal", "", file, w.today)
		}
		w.k.say(w.words.say("walk.packet.next", "command", w.command("sent \"appeal sent\"")))
		return w.told.save()
	}
	w.k.say(w.words.say("walk.packet.next-draft", "command", w.command("packet --final")))
	return w.told.save()
}

// sayOpen says what a final packet lacks; a fact of the case as the interview asks
// for it, since the walk is where it is given.
func (w *walk) sayOpen(p appeal.Problem) {
	if q, ok := intake.Find(p.Where); ok {
		w.k.say("  - " + w.words.say("ask."+q.ID))
		return
	}
	w.k.sayProblem(p)
}

// newestPacket gives the packet that was made last on this day, as a path in the
// case.
func (w *walk) newestPacket() string {
	found, _ := filepath.Glob(filepath.Join(w.f.Dir, "out", w.today.String()+"*", "packet.pdf"))
	var newest string
	var at time.Time
	for _, path := range found {
		if info, err := os.Stat(path); err == nil && !info.ModTime().Before(at) {
			newest, at = path, info.ModTime()
		}
	}
	file, err := filepath.Rel(w.f.Dir, newest)
	if newest == "" || err != nil {
		return ""
	}
	return filepath.ToSlash(file)
}

func stopIf(v verb) error {
	if v == leave {
		return errStop
	}
	return nil
}

// finish comes back once to what was passed over, then says where things stand.
func (w *walk) finish() error {
	if n := len(w.told.Skipped); n > 0 {
		yes, v, err := w.k.yes(w.ctx, w.words.plural("walk.again", n))
		if err != nil || v == leave {
			return errors.Join(err, stopIf(v))
		}
		if yes {
			w.told.Skipped = nil
			for _, p := range walkParts() {
				if w.anyOpen(p) {
					if err := w.part(p); err != nil {
						return err
					}
				}
			}
		}
	}
	w.k.say("")
	w.k.say(w.words.say("walk.end"))
	w.k.say("")
	w.walking = false
	return w.status(w.ctx)
}
