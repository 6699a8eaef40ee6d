package main

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
)

// typedAhead is what a person types while a list of choices is drawn. Enter with
// something typed means that text, never the choice that the cursor stands on:
// who types ? or 3 did not choose the first one.
type typedAhead struct {
	text  string
	shown func(text string) // draws what is typed so far; called by the form's own loop
}

// filter takes the letters out of the keys that the list sees. Enter after them
// ends the form, and what was typed stands. The arrows go back to choosing.
func (t *typedAhead) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return msg
	}
	switch {
	case key.Type == tea.KeyRunes || key.Type == tea.KeySpace:
		return t.set(t.text + string(key.Runes))
	case key.Type == tea.KeyBackspace && t.text != "":
		r := []rune(t.text)
		return t.set(string(r[:len(r)-1]))
	case key.Type == tea.KeyEnter || key.Type == tea.KeyTab:
		if strings.TrimSpace(t.text) != "" {
			return tea.KeyMsg{Type: tea.KeyEnter} // the form ends, and leaves the screen, as after a choice
		}
		t.set("")
	case key.Type == tea.KeyUp || key.Type == tea.KeyDown || key.Type == tea.KeyHome || key.Type == tea.KeyEnd:
		t.set("")
	}
	return msg
}

func (t *typedAhead) set(text string) tea.Msg {
	t.text = text
	t.shown(text)
	return shownAgain{}
}

// shownAgain only makes the form draw itself, with what was typed.
type shownAgain struct{}

// description says what was typed so far below what the choice is about. It is
// set from the form's loop: a DescriptionFunc would run beside the loop that
// takes the next key.
func (k *asker) description(s *huh.Select[string], about string, typed *typedAhead) *huh.Select[string] {
	typed.shown = func(text string) {
		if text != "" {
			text = k.words.say("ask.typed", "text", text)
		}
		s.Description(strings.TrimSpace(about + "\n" + text))
	}
	return s.Description(about)
}

// wordsNotKeys takes a word that comes in one piece for text. The form knows its
// keys by their names, so that "left", "right", "home" and "enter" would move the
// cursor or end the answer where a terminal without paste mode, dictation or a
// slow line brings a whole word at once.
func wordsNotKeys(_ tea.Model, msg tea.Msg) tea.Msg {
	if key, ok := msg.(tea.KeyMsg); ok && key.Type == tea.KeyRunes && len(key.Runes) > 1 {
		key.Paste = true
		return key
	}
	return msg
}
