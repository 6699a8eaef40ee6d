package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"

	"imeappeal/appeal/clinic"
	"imeappeal/appeal/law"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/ocr"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

func (a *app) showCommand() *cobra.Command {
	templates := ""
	cmd := a.command("show", "show report | questions | glossary [TERM] | LAW-ID | regime ID | state CODE | country CODE | letter ID | rule ID", func(cmd *cobra.Command, args []string) error {
		if len(args) == 2 && args[0] == "letter" {
			return a.showLetter(args[1], templates)
		}
		return a.show(cmd.Context(), args)
	})
	cmd.Args = atLeastOne("WHAT")
	cmd.Flags().StringVar(&templates, "templates", "", a.words.say("flag.templates.help"))
	return cmd
}

// show prints one thing whole.
func (a *app) show(ctx context.Context, args []string) error {
	if args[0] == "glossary" {
		return a.showGlossary(strings.Join(args[1:], " "))
	}
	if len(args) > 2 {
		return usage("usage.too-many", args[2], "name", "imeappeal show")
	}
	if args[0] == "report" && len(args) == 1 {
		return a.showReport(ctx)
	}
	if args[0] == "questions" && len(args) == 1 {
		return a.showQuestions()
	}
	if len(args) == 1 {
		return a.showOne(args[0])
	}
	id := args[1]
	switch args[0] {
	case "letter":
		return a.showLetter(id, "")
	case "rule":
		return a.showRule(id)
	case "law":
		return a.showLaw(id)
	}
	laws, err := a.laws()
	if err != nil {
		return err
	}
	var found any
	ok := false
	switch args[0] {
	case "regime":
		found, ok = laws.Regime(id)
	case "state":
		found, ok = laws.State(strings.ToUpper(id))
	case "country":
		found, ok = laws.Country(strings.ToUpper(id))
	}
	if !ok {
		if near := regionsOf(laws, id); len(near) > 0 {
			return usage("show.region", id, "name", id, "commands", strings.Join(near, "; "))
		}
		return usage("show.unknown", id, "name", strings.Join(args, " "))
	}
	return a.showData(args[0], found)
}

// regionsOf gives the commands that show the law of a province or a state outside
// the United States, by its code or as the id of that law: QC, NSW, ca-on-auto.
func regionsOf(laws *law.Law, id string) (commands []string) {
	id = strings.ToLower(strings.TrimSpace(id))
	for _, r := range laws.Regimes() {
		if r.Country == "US" || id == "" {
			continue
		}
		if r.ID == id || slices.Contains(strings.Split(r.ID, "-")[1:], id) {
			commands = append(commands, "`imeappeal show regime "+r.ID+"`")
		}
	}
	return commands
}

// showOne finds what a single word names: a law, or else the state or the
// country with that code. A code of both is the state's.
func (a *app) showOne(id string) error {
	laws, err := a.laws()
	if err != nil {
		return err
	}
	if _, ok := laws.Authority(id); ok {
		return a.showLaw(id)
	}
	code := strings.ToUpper(id)
	country, isCountry := laws.Country(code)
	if state, ok := laws.State(code); ok {
		if isCountry {
			a.note("show.both", "code", code, "state", state.Name)
		}
		return a.showData("state", state)
	}
	if isCountry {
		return a.showData("country", country)
	}
	if regime, ok := laws.Regime(id); ok {
		return a.showData("regime", regime)
	}
	if near := regionsOf(laws, id); len(near) > 0 {
		return usage("show.region", id, "name", id, "commands", strings.Join(near, "; "))
	}
	return usage("show.unknown", id, "name", id)
}

// showData prints a row of the tables as it stands, as YAML under a short head
// for reading, or as JSON.
func (a *app) showData(kind string, v any) error {
	if a.flags.json {
		return a.printJSON(map[string]any{"kind": kind, "version": 1, kind: v})
	}
	b, err := yaml.Marshal(v)
	if err != nil {
		return err
	}
	switch row := v.(type) {
	case law.State:
		a.stateHead(row)
	case law.Regime:
		laws, err := a.laws()
		if err != nil {
			return err
		}
		a.regimeHead(row, laws.Checked.Long())
	}
	a.printf("%s", b)
	return nil
}

// showLaw prints an authority: what it says, its source, the day it was
// checked, its cautions.
func (a *app) showLaw(id string) error {
	laws, err := a.laws()
	if err != nil {
		return err
	}
	x, ok := laws.Authority(id)
	if !ok {
		return usage("show.unknown", id, "name", id)
	}
	if a.flags.json {
		return a.printJSON(map[string]any{"kind": "law", "version": 1, "law": x})
	}
	a.printf("%s\n%s\n\n", x.Citation, x.Title)
	a.indented(0, x.Proposition)
	if x.Quote != "" && x.MayQuote() {
		a.printf("\n")
		a.indented(2, "“"+x.Quote+"”")
	}
	a.printf("\n")
	a.indented(0, a.words.say("show.regimes", "regimes", strings.Join(x.Regimes, ", ")))
	a.indented(0, a.words.say("show.source", "source", x.Source, "day", x.Checked.Long()))
	if !x.Seen {
		a.indented(0, a.words.say("show.unseen"))
	}
	if x.Adverse {
		a.indented(0, a.words.say("show.adverse"))
	}
	if x.Caution != "" {
		a.indented(0, a.words.say("show.caution", "caution", x.Caution))
	}
	return nil
}

// showLetter prints a letter's template as it stands, a person's own where
// --templates names a folder that has it.
func (a *app) showLetter(id, templates string) error {
	style, err := a.stationery(stationeryFlags{templates: templates})
	if err != nil {
		return err
	}
	_, content, err := letter.Template(style.Templates, id)
	if err != nil {
		return err
	}
	a.printf("%s", content)
	return nil
}

// showRule prints what a rule of the review looks for.
func (a *app) showRule(id string) error {
	rules := review.Rules()
	i := slices.IndexFunc(rules, func(r review.Rule) bool { return r.ID == id })
	if i < 0 {
		return usage("show.unknown", id, "name", "rule "+id)
	}
	r := rules[i]
	if a.flags.json {
		return a.printJSON(map[string]any{"kind": "rule", "version": 1, "id": r.ID, "finding_kind": r.Kind, "title": r.Title, "why": r.Why, "authorities": orEmpty(r.Authorities)})
	}
	a.printf("%s  [%s]\n%s\n\n", r.ID, a.words.say("kind."+string(r.Kind)), r.Title)
	a.indented(0, r.Why)
	return nil
}

// showReport prints the IME report as it was read, for checking against the
// paper: page and line before each line, section marks between.
func (a *app) showReport(ctx context.Context) error {
	f, err := a.openCase()
	if err != nil {
		return err
	}
	reader, err := a.newReader()
	if err != nil {
		return err
	}
	defer reader.Close()
	r, err := readReport(ctx, caseReader{Reader: reader, file: f, secrets: readPasswords(a.flags.passwords, &f.Case)}, f)
	if err != nil {
		return err
	}
	tables, err := clinic.Load()
	if err != nil {
		return err
	}
	review.MarkDoubtful(r, tables)
	if a.flags.json {
		err = a.printJSON(r.Show())
	} else {
		a.printReport(r)
	}
	if err == nil && len(r.Unseen()) > 0 {
		err = quiet(exitPartly)
	}
	return err
}

func (a *app) printReport(r *report.Report) {
	section, page := -1, 0
	for _, l := range r.Lines {
		if l.Page != page {
			page = l.Page
			if page <= len(r.Pages) && r.Pages[page-1].Source == report.OCR {
				a.printf("%7s %s\n", fmt.Sprintf("%d:-", page), a.words.say(shownAs(r.Pages[page-1].Instead)))
			}
		}
		if l.Section != section && l.Section >= 0 {
			section = l.Section
			a.printf("        --- %s\n", r.Sections[section].Kind)
		}
		text := l.Text
		if l.Role == report.Row && len(l.Cells) > 1 {
			text = strings.Join(l.Cells, " | ")
		}
		a.printf("%7s %s%s\n", fmt.Sprintf("%d:%d", l.Page, l.Ref.Line), mark(l.Role), text)
		if doubted := slices.Concat(l.Doubtful, l.Unsure); len(doubted) > 0 {
			a.printf("%7s %s\n", "?", a.words.say("show.doubtful", "words", strings.Join(doubted, ", ")))
		}
	}
	for _, p := range r.Unread() {
		a.printf("%7s %s\n", fmt.Sprintf("%d:-", p.Number), a.words.say("show.unread", "reason", a.words.unread(p.Unread)))
	}
}

// shownAs is the message that says why a page was read as a picture.
func shownAs(instead string) string {
	switch instead {
	case pdf.UnreadGarbled:
		return "show.ocr-garbled"
	case ocr.Incomplete:
		return "show.ocr-incomplete"
	case "":
		return "show.ocr-asked"
	}
	return "show.ocr"
}

// mark shows what a line is when it is not plain text.
func mark(role report.Role) string {
	switch role {
	case report.Header, report.Footer:
		return "~ "
	case report.Heading:
		return "# "
	case report.Row:
		return "| "
	case report.Note:
		return "^ "
	}
	return "  "
}
