package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/letter"
)

// explain says an error to the person, what is wrong, where, and what to do
// next, and gives the exit code. This is the only place where errors become
// words.
func (a *app) explain(err error) int {
	if err == nil || errors.Is(err, errStop) {
		return exitDone
	}
	var q quiet
	if errors.As(err, &q) {
		return int(q)
	}
	f := a.understand(err)
	if f.id != "" {
		a.sayError(f.where, a.words.say(f.id+".what", f.pairs...))
		if a.words.has(f.id + ".fix") {
			a.sayHint(a.words.say(f.id+".fix", f.pairs...))
		}
	}
	a.sayProblems(f.many)
	return f.exit
}

// understand finds the failure in an error, or makes one of the errors that
// the domain's packages and the system give.
func (a *app) understand(err error) *failure {
	var f *failure
	if errors.As(err, &f) {
		return f
	}
	if f := understandCase(err); f != nil {
		return f
	}
	if f := a.understandLetter(err); f != nil {
		return f
	}
	if errors.Is(err, errNoAnswer) {
		return usage("ask.ended", "").because(err)
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return understandPath(path)
	}
	return fail("unexpected", "", "cause", err.Error()).because(err)
}

// understandCase knows the errors of package casefile.
func understandCase(err error) *failure {
	if invalid := asInvalid(err); invalid != nil {
		return &failure{exit: exitCould, many: invalid.Problems, cause: err}
	}
	var locked *casefile.LockedError
	var fixed *casefile.Uneditable
	switch {
	case errors.As(err, &locked):
		return fail("case.locked", locked.Dir, "holder", locked.Holder).because(err)
	case errors.Is(err, casefile.ErrNoCase):
		return fail("case.none", "").because(err)
	case errors.Is(err, casefile.ErrChanged):
		return fail("case.changed", casefile.Name).because(err)
	case errors.Is(err, casefile.ErrExists):
		return fail("init.exists", "").because(err)
	case errors.As(err, &fixed):
		return fail("case.uneditable", casefile.Name, "key", fixed.Key, "reason", fixed.Reason).because(err)
	}
	return nil
}

// understandLetter knows the errors of package letter.
func (a *app) understandLetter(err error) *failure {
	var refused *letter.RefusedError
	var unknown *letter.UnknownLetterError
	var gaps *letter.GapsError
	var item *letter.UnknownItemError
	switch {
	case errors.As(err, &item):
		return usage("letter.item", "--item", "item", item.Item, "have", strings.Join(item.Have, ", ")).because(err)
	case errors.As(err, &refused):
		instead := a.words.say("letter.no-alternative")
		if len(refused.Alternatives) > 0 {
			instead = strings.Join(refused.Alternatives, " ")
		}
		return fail("letter.refused", refused.Letter, "reason", refused.Reason, "alternatives", instead).because(err)
	case errors.As(err, &unknown):
		return usage("letter.unknown", "", "id", unknown.ID, "have", strings.Join(unknown.Have, ", ")).because(err)
	case errors.As(err, &gaps):
		f := &failure{id: "letter.gaps", where: gaps.Letter, pairs: []string{"letter", gaps.Letter, "n", fmt.Sprint(len(gaps.Gaps))}, exit: exitCould, cause: err}
		if len(gaps.Gaps) == 1 {
			f.id += ".one"
		}
		for _, g := range gaps.Gaps {
			f.many = append(f.many, appeal.Problem{Where: g.Key, ID: "letter.gap", Args: map[string]string{"question": g.Question, "command": g.Command}, Level: appeal.LevelError})
		}
		return f
	}
	return nil
}

// asInvalid gives the error as an unusable case file, nil if it is another.
func asInvalid(err error) *casefile.Invalid {
	var invalid *casefile.Invalid
	if errors.As(err, &invalid) {
		return invalid
	}
	return nil
}

func understandPath(err *fs.PathError) *failure {
	id := "path.other"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		id = "path.missing"
	case errors.Is(err, fs.ErrPermission):
		id = "path.forbidden"
	case errors.Is(err, fs.ErrExist):
		id = "path.exists"
	}
	return fail(id, err.Path, "op", err.Op).because(err.Err)
}

func (a *app) sayError(where, what string) {
	if where != "" {
		what = where + ": " + what
	}
	a.sayAside("imeappeal: error: " + oneLine(what))
}

func (a *app) sayHint(next string) {
	if a.walking {
		a.asking.say("  " + sentence(oneLine(next)))
		return
	}
	a.sayAside("imeappeal: hint: " + oneLine(next))
}

func (a *app) sayAside(text string) { fmt.Fprintln(a.err, a.fitted(a.err, text)) }

func (a *app) sayWarning(where, what string) {
	if where != "" {
		what = where + ": " + what
	}
	if a.walking {
		a.asking.say(a.words.say("walk.look", "what", sentence(oneLine(what))))
		return
	}
	a.sayAside("imeappeal: warning: " + oneLine(what))
}

// sayProblems shows every problem with its next step.
func (a *app) sayProblems(problems []appeal.Problem) {
	for _, p := range problems {
		if p.Level == appeal.LevelError {
			a.sayError(p.Where, a.words.what(p))
		} else {
			a.sayWarning(p.Where, a.words.what(p))
		}
		if fix := a.words.fix(p); fix != "" {
			a.sayHint(fix)
		}
	}
}

// wrap breaks a text into lines of at most width columns, each with indent
// before it; a word longer than a line stands alone.
func wrap(text string, width int, indent string) string {
	var b strings.Builder
	column := 0
	for _, word := range unbroken(strings.Fields(text)) {
		n := len([]rune(word))
		switch {
		case column == 0:
			b.WriteString(indent)
			column = len(indent)
		case column+1+n > width:
			b.WriteString("\n" + indent)
			column = len(indent)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}

// program is the word with which a command to copy begins.
const program = "imeappeal"

// unbroken puts the words of a command together: one that stands on two lines
// cannot be copied. It is what stands between backticks, or behind a colon to the
// end of the sentence. Where it is wider than the window the terminal wraps it.
func unbroken(words []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		to := i
		switch {
		case strings.Contains(words[i], "`"+program) && strings.Count(words[i], "`")%2 == 1:
			to = i + 1 + slices.IndexFunc(words[i+1:], func(w string) bool { return strings.Contains(w, "`") })
		case words[i] == program && i > 0 && strings.HasSuffix(words[i-1], ":"):
			if to = i + slices.IndexFunc(words[i:], func(w string) bool { return strings.HasSuffix(w, ".") }); to < i {
				to = len(words) - 1
			}
		}
		to = max(to, i)
		out = append(out, strings.Join(words[i:to+1], " "))
		i = to
	}
	return out
}
