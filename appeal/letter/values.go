package letter

import (
	"fmt"
	"strconv"
	"strings"
)

// A value never goes through the Markdown parser. The template prints a mark
// in its place, two private-use characters around a number, and the parsed
// text gets the value back as a Run with its source. So a name with * or <b>
// in it prints exactly, and cannot change the shape of a letter.
const (
	markStart = '\uE000'
	markEnd   = '\uE001'
)

// put keeps runs for later and gives the mark that stands for them.
func (c *composer) put(runs ...Run) string {
	var kept Runs
	for _, r := range runs {
		if r.Text != "" {
			kept = append(kept, r)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	c.values = append(c.values, kept)
	return string(markStart) + strconv.Itoa(len(c.values)-1) + string(markEnd)
}

// resolve splits text at its marks. Text outside them is the template's own.
func (c *composer) resolve(text string, style Run) (Runs, error) {
	var out Runs
	for text != "" {
		// A value that ends in a full stop ends the sentence too: "Keystone, Inc."
		if strings.HasPrefix(text, ".") && !strings.HasPrefix(text, "..") && len(out) > 0 && strings.HasSuffix(out[len(out)-1].Text, ".") {
			text = text[1:]
			continue
		}
		before, rest, found := strings.Cut(text, string(markStart))
		if before != "" {
			r := style
			r.Text, r.Source = before, Source{Kind: FromTemplate, Key: c.file}
			out = append(out, r)
		}
		if !found {
			break
		}
		number, after, found := strings.Cut(rest, string(markEnd))
		n, err := strconv.Atoi(number)
		if !found || err != nil || n < 0 || n >= len(c.values) {
			return nil, fmt.Errorf("%s: a mark without a value", c.file)
		}
		for _, v := range c.values[n] {
			v.Bold, v.Italic = v.Bold || style.Bold, v.Italic || style.Italic
			if v.Link == nil {
				v.Link = style.Link
			}
			out = append(out, v)
		}
		text = after
	}
	return out, nil
}

// Helpers that make runs of one source.

func fixed(text string) Run { return Run{Text: text, Source: Source{Kind: FromTemplate}} }

func fromCase(text, key string) Run {
	return Run{Text: clean(text), Source: Source{Kind: FromCase, Key: key}}
}

func computed(text, function string, inputs ...string) Run {
	return Run{Text: text, Source: Source{Kind: Computed, Key: function, Inputs: inputs}}
}
