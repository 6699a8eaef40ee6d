package main

import (
	"context"
	"strings"
)

// withoutStrays asks about lines of an answer that are only a word such as quit,
// or ?: among other lines they are rarely meant as a part of it, but they may be.
// The other lines are kept either way. No verb means that nothing is left.
func (k *asker) withoutStrays(ctx context.Context, p prompt, text string) (reply, error) {
	text = strings.TrimSpace(text)
	kept, stray := partedStrays(text)
	if len(stray) == 0 {
		return reply{verb: answered, text: text}, nil
	}
	words := "“" + strings.Join(stray, "”, “") + "”"
	belongs, v, err := k.yes(ctx, k.words.say("ask.stray", "words", words), k.words.say("ask.stray.help"))
	switch {
	case err != nil:
		return reply{}, err
	case v != answered:
		r := k.allowed(v, p)
		if p.keptOn(v) {
			r.text = kept
		}
		return r, nil
	case belongs:
		return reply{verb: answered, text: text}, nil
	case kept == "":
		k.say(k.words.say("ask.empty"))
		return reply{}, nil
	}
	return reply{verb: answered, text: kept}, nil
}

// partedStrays gives the text without the lines that are only such a word, and
// those words.
func partedStrays(text string) (kept string, stray []string) {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if word := strings.TrimSpace(line); word == "?" {
			stray = append(stray, word)
		} else if _, ok := command(word); ok {
			stray = append(stray, word)
		} else {
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n")), stray
}
