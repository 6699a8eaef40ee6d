package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/batch"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/report"
)

// lookedOver is what a person should know of a case before its papers are sent:
// what `batch check`, `check` and `packet` say of one, in a line each. Values of
// the case do not go into it: it is printed, and kept in the run's journal.
type lookedOver struct {
	look    []string
	refused error // why nothing final is made of it
}

func (o *lookedOver) say(w words, id string, pairs ...string) {
	o.look = append(o.look, oneLine(w.say(id, pairs...)))
}

// lookOver goes through a row and what was made of it.
func (run *makeRun) lookOver(ctx context.Context, t *tools, f *casefile.File, made built, j batch.Job) lookedOver {
	var o lookedOver
	run.lookAtFolder(&o, made, j)
	run.lookAtRow(&o, j)
	run.lookAtPeople(&o, made)
	run.lookAtDenial(ctx, &o, t, f, made)
	run.lookAtDays(&o, made)
	run.lookAtPapers(&o, made, j)
	return o
}

// lookAtFolder speaks of what a person did in the case's folder.
func (run *makeRun) lookAtFolder(o *lookedOver, made built, j batch.Job) {
	if made.Other {
		o.say(run.words, "batch.look.other-folder", "folder", "out/"+filepath.Base(made.Folder))
	}
	if j.Sent {
		o.say(run.words, "batch.look.sent")
	}
	if len(j.Stays) > 0 && run.options.final {
		o.refused = fail("batch.stays", "", "file", j.Stays[0], "n", fmt.Sprint(len(j.Stays)))
	}
}

// lookAtRow takes over the warnings of the row itself, but those that are about
// its form alone.
func (run *makeRun) lookAtRow(o *lookedOver, j batch.Job) {
	said := map[string]bool{}
	for _, p := range j.Problems {
		if p.Level != appeal.LevelWarning || formOnly[p.ID] {
			continue
		}
		told := p.WithoutValue()
		if aboutFile[p.ID] {
			told = p.Problem
		}
		text := run.words.what(told)
		if p.Column != "" {
			text = p.Column + ": " + text
		}
		if !said[text] {
			said[text] = true
			o.look = append(o.look, oneLine(text))
		}
	}
}

// formOnly are warnings that nothing hangs on once the row is a case.
var formOnly = map[string]bool{
	"batch.spaces": true, "batch.smart-quotes": true, "batch.id-renamed": true, "batch.no-report": true,
	"batch.path-missing": true, // the packet names what it leaves out
}

// aboutFile are those whose value is the name of a file or folder.
var aboutFile = map[string]bool{
	"batch.folder-in-folder": true, "batch.path-empty": true, "batch.guessed-" + string(appeal.ReportKind): true, "batch.guessed-" + string(appeal.DenialKind): true,
}

// lookAtPeople looks for other people's papers.
func (run *makeRun) lookAtPeople(o *lookedOver, made built) {
	other, differs := anothers(made.Papers.report, made.Case.Claimant.Name)
	if differs && other != "" {
		o.say(run.words, "batch.look.other-person", "name", other)
	} else if differs {
		o.say(run.words, "batch.look.not-named")
	}
	others := strangers(made.Case, made.Papers, made.Day)
	own, _ := made.Case.Document(made.Case.Exam.Report)
	for _, s := range others {
		if differs && s.file == own.File {
			continue
		}
		switch {
		case s.born:
			o.say(run.words, "batch.look.born", "file", s.file)
		case !plausibleName(s.name):
			o.say(run.words, "batch.look.no-claimant", "file", s.file)
		default:
			o.say(run.words, "batch.look.stranger", "file", s.file, "name", s.name)
		}
	}
	others = slices.DeleteFunc(others, func(s stranger) bool { return s.slip })
	if !run.options.final || len(others) == 0 {
		return
	}
	id := "batch.strangers"
	if others[0].born {
		id = "batch.namesake"
	}
	o.refused = fail(id, "", "file", others[0].file, "name", others[0].name, "claimant", made.Case.Claimant.Name, "n", fmt.Sprint(len(others)))
}

// lookAtDenial holds the case against its denial letter. What contradicts it is
// refused in what is final: a wrong date or number can cost the appeal.
func (run *makeRun) lookAtDenial(ctx context.Context, o *lookedOver, t *tools, f *casefile.File, made built) {
	doc, ok := f.Case.Document(f.Case.Denial.Document)
	if !ok || doc.File == "" {
		return
	}
	today, err := run.today(nil)
	if err != nil {
		return
	}
	pages, err := caseReader{Reader: t.reader, file: f, secrets: t.secrets(f), kept: t.kept}.Words(ctx, f.Path(doc))
	words := 0
	for _, p := range pages {
		words += len(p.Words)
	}
	if err != nil || words < 20 {
		o.say(run.words, "batch.look.letter-unread", "file", doc.File)
		return
	}
	read := made.Papers.documents[doc.ID]
	if read == nil || len(pages) > letterPages {
		read = report.Parse(pages[:min(len(pages), letterPages)])
	}
	letter := readerOf(&f.Case, today).Facts(read)
	var against []string
	for _, p := range run.letterProblems(letter, &f.Case, doc.ID, t.laws, today) {
		switch p.ID {
		case "check.letter-differs", "check.stated-too-late":
			against = append(against, p.Where)
		case "paper.other-person", "paper.other-birth":
			// strangers has named it
		default:
			o.say(run.words, "batch.look."+strings.TrimPrefix(p.ID, "check."))
		}
	}
	if len(against) == 0 {
		return
	}
	o.say(run.words, "batch.look.letter-differs", "keys", strings.Join(against, ", "))
	if run.options.final {
		o.refused = fail("batch.letter-against", doc.File, "keys", strings.Join(against, ", "))
	}
}

// lookAtDays says that a deadline has passed, or that none can be counted.
func (run *makeRun) lookAtDays(o *lookedOver, made built) {
	clocks := claimantClocks(made.Clocks)
	if len(clocks) == 0 {
		o.say(run.words, "batch.look.no-clock")
	}
	for _, d := range clocks {
		if d.Conservative.Before(made.Day) {
			o.say(run.words, "batch.look.passed", "step", run.stepName(d.Step), "day", d.Conservative.Long())
		}
	}
}

// lookAtPapers says what could not be read and what the letter lacks, and what
// `packet` warns of.
func (run *makeRun) lookAtPapers(o *lookedOver, made built, j batch.Job) {
	for _, p := range made.Papers.withoutReport() {
		if p.ID != "report.other-person" && (j.HasReport() || !noReportYet[p.ID]) {
			o.look = append(o.look, oneLine(run.words.what(p)))
		}
	}
	if r := made.Papers.report; r != nil {
		if unread := r.Unseen(); len(unread) > 0 {
			o.say(run.words, "batch.look.unread", "n", fmt.Sprint(len(unread)), "of", fmt.Sprint(len(r.Pages)))
		} else if len(made.Review.Points(made.Case)) == 0 {
			o.say(run.words, "batch.look.no-findings")
		} else if made.Packet != "" && len(made.Letter.Findings) == 0 {
			o.say(run.words, "batch.look.none-in-letter")
		}
	}
	if len(made.Papers.dropped) > 0 {
		o.say(run.words, "batch.look.dropped", "n", fmt.Sprint(len(made.Papers.dropped)))
	}
	if n := len(doubtfulQuotes(made.Letter, made.Case, made.Papers)); n > 0 {
		o.say(run.words, "batch.look.doubtful", "n", fmt.Sprint(n))
	}
	run.lookAtLetters(o, made)
	if made.Packet == "" {
		return
	}
	if n := len(made.sensitive()); n > 0 {
		o.say(run.words, "batch.look.sensitive", "n", fmt.Sprint(n))
	}
	for _, n := range gathered(made.changes()) {
		if !harmless[n.kind] {
			o.say(run.words, "note."+string(n.kind), "document", n.part, "page", n.pages(), "count", fmt.Sprint(n.count))
		}
	}
}

// lookAtLetters says what each letter lacks, and where it goes or whether it is its
// turn, as `letter` does of a single one.
func (run *makeRun) lookAtLetters(o *lookedOver, made built) {
	letters := made.Letters
	if made.Packet != "" {
		letters = slices.DeleteFunc(slices.Clone(letters), func(l letter.Letter) bool { return l.ID == made.Letter.ID })
		letters = append([]letter.Letter{made.Letter}, letters...)
	}
	for _, l := range letters {
		var lacks []string
		for _, g := range l.Gaps {
			if !strings.HasPrefix(g.Key, "denial.reasons[") { // a final letter is made without an answer
				lacks = append(lacks, g.Key)
			}
		}
		var open []string
		for _, p := range l.Problems {
			if p.ID == "letter.reason-unanswered" {
				open = append(open, p.Args["n"])
			}
		}
		if len(open) > 0 {
			o.say(run.words, "batch.look.unanswered", "letter", l.ID, "reasons", strings.Join(open, ", "))
		}
		if len(lacks) > 0 {
			o.say(run.words, "batch.look.gaps", "letter", l.ID, "keys", strings.Join(lacks, ", "))
		}
		for _, p := range l.Problems {
			if ofLetter[p.ID] {
				o.say(run.words, "batch.look.step", "letter", l.ID, "what", run.words.what(p))
			}
		}
	}
}

// noReportYet are said of a row without a report in its own words.
var noReportYet = map[string]bool{"report.not-named": true, "report.no-file": true}

// ofLetter is what a person must know of a letter before it is sent: where it goes,
// that its turn has not come or is past, that it cites no law. Sent to the wrong
// office or in the wrong order, what asks for the right thing may cost the step.
var ofLetter = map[string]bool{
	"letter.appeal-first": true, "letter.already-final": true, "letter.not-late": true,
	"letter.external-state": true, "letter.external-federal": true, "letter.external-unclear": true, "letter.scheme": true, "letter.regulator-address": true,
	"letter.funding-unknown": true, "letter.coverage-none": true, "letter.no-authority-plan": true, "letter.certification": true,
}

// harmless is what binding changes in an exhibit without taking anything that is seen.
var harmless = map[bind.NoteKind]bool{bind.ActionsDropped: true, bind.Repaired: true, bind.FormFlattened: true}

// lostContent names exhibits of which part cannot be found in their files: `packet`
// counts them as left out too.
func lostContent(w words, made built) (out []string) {
	for _, n := range gathered(made.Notes) {
		if n.kind == bind.ContentLost || n.kind == bind.PagesLost {
			out = append(out, oneLine(w.say("note."+string(n.kind), "document", n.part, "page", n.pages(), "count", fmt.Sprint(n.count))))
		}
	}
	return out
}

// lookAt gives everything that a person should look at, what was done in the
// folder included.
func (a *app) lookAt(r batch.Result) []string {
	var out []string
	o := r.Outcome
	if r.Gone {
		out = append(out, a.words.say("batch.look.gone"))
	}
	switch x := r.Other; {
	case x == nil:
	case r.Gone:
		out = append(out, a.words.say("batch.look.renamed-gone", "row", fmt.Sprint(x.Row), "id", x.Case))
	default:
		out = append(out, a.words.say("batch.look.renamed", "id", x.Case, "folder", x.Folder))
	}
	if o.Anew {
		out = append(out, a.words.say("batch.look.anew"))
	}
	if len(o.Kept) > 0 {
		out = append(out, a.words.say("batch.look.kept", "keys", strings.Join(o.Kept, ", ")))
	}
	if len(o.Stays) > 0 {
		out = append(out, a.words.say("batch.look.stays", "files", strings.Join(o.Stays, ", ")))
	}
	return append(out, o.Look...)
}

// sayGone says that cases made earlier are in no row any more.
func (a *app) sayGone(n int) {
	if n > 0 {
		a.printf("%s\n", a.words.plural("batch.gone", n))
	}
}

// rowWord is a row's number, "" for a case that the sheet has no more.
func rowWord(row int) string {
	if row == 0 {
		return ""
	}
	return fmt.Sprint(row)
}

// rowOrNull is the same for JSON.
func rowOrNull(row int) any {
	if row == 0 {
		return nil
	}
	return row
}

// folderReason says why a row that somebody worked on could not be made; "" for
// other errors.
func (a *app) folderReason(err error) string {
	var conflict *batch.ConflictError
	var link *batch.LinkError
	var taken *batch.TakenError
	switch {
	case errors.As(err, &conflict):
		return a.words.say("batch.reason.conflict", "keys", strings.Join(conflict.Keys, ", "))
	case errors.As(err, &taken):
		return a.words.say("batch.reason.taken", "folder", taken.Folder)
	case errors.As(err, &link):
		return a.words.say("batch.reason.link", "name", link.Name)
	case errors.Is(err, batch.ErrChanged):
		return a.words.say("batch.reason.changed")
	}
	return ""
}
