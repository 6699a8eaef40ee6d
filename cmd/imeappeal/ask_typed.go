package main

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
)

// typedAhead is what a person types while a list of choices is drawn. Enter with
// something typed means that text, never the choice that the cursor stands on:
// who types ? or 3 did not choose the first one.
type typedAhead struct{ text string }

// filter takes the letters out of the keys that the list sees, and ends the form
// when Enter follows them. The arrows go back to choosing.
func (t *typedAhead) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return msg
	}
	switch {
	case key.Type == tea.KeyRunes || key.Type == tea.KeySpace:
		t.text += string(key.Runes)
		return shownAgain{}
	case key.Type == tea.KeyBackspace && t.text != "":
		r := []rune(t.text)
		t.text = string(r[:len(r)-1])
		return shownAgain{}
	case key.Type == tea.KeyEnter || key.Type == tea.KeyTab:
		if strings.TrimSpace(t.text) != "" {
			return tea.QuitMsg{}
		}
		t.text = ""
	case key.Type == tea.KeyUp || key.Type == tea.KeyDown || key.Type == tea.KeyHome || key.Type == tea.KeyEnd:
		t.text = ""
	}
	return msg
}

// shownAgain only makes the form draw itself, with what was typed.
type shownAgain struct{}

// description says what was typed so far below what the choice is about.
func (k *asker) description(s *huh.Select[string], about string, typed *typedAhead) *huh.Select[string] {
	return s.DescriptionFunc(func() string {
		if typed.text == "" {
			return about
		}
		return strings.TrimSpace(about + "\n" + k.words.say("ask.typed", "text", typed.text))
	}, &typed.text)
}
