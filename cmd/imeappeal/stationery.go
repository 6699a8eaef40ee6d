package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	texttemplate "text/template"

	"github.com/goccy/go-yaml"
	"github.com/spf13/pflag"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/typeset"
)

// stationeryFlags are the flags by which a firm or a person makes letters its
// own, and readable for its readers.
type stationeryFlags struct {
	templates, profile, paper string
	largePrint                bool
}

func (a *app) addStationery(f *pflag.FlagSet, o *stationeryFlags) {
	f.StringVar(&o.templates, "templates", "", a.words.say("flag.templates.help"))
	f.StringVar(&o.profile, "profile", "", a.words.say("flag.profile.help"))
	f.StringVar(&o.paper, "paper", "letter", a.words.say("flag.paper.help"))
	f.BoolVar(&o.largePrint, "large-print", false, a.words.say("flag.large-print.help"))
}

// stationery is what those flags ask for. Templates nil is the built-in set.
type stationery struct {
	Templates fs.FS
	Profile   letter.Profile
	Bates     string // prefix of the page numbers, "" for the packet's own
	Page      typeset.Options
}

// stationery reads the folder and the file that the flags name.
func (a *app) stationery(o stationeryFlags) (stationery, error) {
	var s stationery
	switch strings.ToLower(o.paper) {
	case "", "letter":
	case "a4":
		s.Page.Paper = typeset.A4
	default:
		return s, usage("stationery.paper", "--paper", "value", o.paper)
	}
	if o.largePrint {
		s.Page.Size = typeset.LargePrint
	}
	if o.templates != "" {
		if info, err := os.Stat(o.templates); err != nil || !info.IsDir() {
			return s, usage("stationery.no-folder", o.templates)
		}
		if stray, _ := filepath.Glob(filepath.Join(o.templates, "*.md")); len(stray) > 0 && !strings.EqualFold(filepath.Base(stray[0]), "README.md") {
			return s, usage("stationery.misplaced", stray[0]) // it would be passed over without a word
		}
		s.Templates = os.DirFS(o.templates)
		if _, err := letter.List(s.Templates); err != nil {
			return s, fail("stationery.template", o.templates).because(err)
		}
	}
	if o.profile == "" {
		return s, nil
	}
	raw, err := os.ReadFile(o.profile)
	if err != nil {
		return s, usage("stationery.no-profile", o.profile).because(err)
	}
	p, err := readProfile(filepath.Base(o.profile), raw)
	s.Profile, s.Bates = letter.Profile{Letterhead: p.Letterhead, Signature: p.Signature}, p.BatesPrefix
	if err != nil || p.LetterheadImage == "" {
		return s, err
	}
	s.Page.Letterhead, err = readLetterhead(filepath.Dir(o.profile), p.LetterheadImage)
	return s, err
}

// explain says of an error in a template of the person's own what it is.
func (s stationery) explain(err error) error {
	var parse texttemplate.ExecError
	var text *letter.UnreadableError
	if s.Templates != nil && (errors.As(err, &parse) || errors.As(err, &text) || strings.Contains(err.Error(), "template: ")) {
		return fail("letter.template", "--templates").because(err)
	}
	return err
}

// profile is a firm's file.
type profile struct {
	Letterhead  []string `yaml:"letterhead"`   // lines in place of the sender's name and address
	Signature   []string `yaml:"signature"`    // lines below the space to sign
	BatesPrefix string   `yaml:"bates_prefix"` // of the packet's page numbers

	LetterheadImage string `yaml:"letterhead_image"` // a PNG or JPG, beside the profile or by its whole path
}

// profileKeys are all keys of a profile.
var profileKeys = []string{"letterhead", "letterhead_image", "signature", "bates_prefix"}

// readProfile decodes a profile and names all that is wrong with it at once.
func readProfile(name string, raw []byte) (profile, error) {
	var p profile
	var all map[string]any
	if err := yaml.Unmarshal(raw, &all); err != nil {
		return p, fail("stationery.unreadable", name).because(fmt.Errorf("%s", yaml.FormatError(err, false, false)))
	}
	var wrong []appeal.Problem
	problem := func(key, id string) {
		wrong = append(wrong, appeal.Problem{Where: name, ID: id, Args: map[string]string{"key": key, "keys": strings.Join(profileKeys, ", ")}, Level: appeal.LevelError})
	}
	for key, value := range all {
		lines, list := value.([]any)
		text, one := value.(string)
		switch {
		case !slices.Contains(profileKeys, key):
			problem(key, "stationery.unknown-key")
		case (key == "bates_prefix" || key == "letterhead_image") && (!one || strings.ContainsAny(text, "\r\n")):
			problem(key, "stationery.not-text")
		case (key == "letterhead" || key == "signature") && (!list || slices.ContainsFunc(lines, func(v any) bool { _, ok := v.(string); return !ok })):
			problem(key, "stationery.not-lines")
		}
	}
	if len(wrong) > 0 {
		slices.SortFunc(wrong, func(a, b appeal.Problem) int { return strings.Compare(a.Args["key"], b.Args["key"]) })
		return p, &failure{exit: exitCould, many: wrong}
	}
	return p, yaml.Unmarshal(raw, &p)
}
