package casefile

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"

	"imeappeal/appeal"
)

// piece is a value on its way into the text of case.yaml.
type piece struct {
	shape   shape
	text    string // of a scalar
	bare    bool   // a number, a date, true or false: never quoted
	comment string // behind a scalar
	keys    []string
	values  []piece // of a map or a list
}

// pieceOf turns a value of a case into a piece, without the keys that say nothing.
func pieceOf(v reflect.Value) piece {
	switch {
	case v.Type() == dayType:
		return piece{shape: isText, text: v.Interface().(appeal.Day).String(), bare: true}
	case v.Kind() == reflect.Pointer:
		if v.IsNil() {
			return piece{shape: isNull}
		}
		return pieceOf(v.Elem())
	case v.Kind() == reflect.Slice:
		p := piece{shape: isList}
		for i := range v.Len() {
			p.values = append(p.values, pieceOf(v.Index(i)))
		}
		return p
	case v.Kind() == reflect.Bool:
		return piece{shape: isText, text: strconv.FormatBool(v.Bool()), bare: true}
	case v.Kind() == reflect.Int:
		return piece{shape: isText, text: strconv.FormatInt(v.Int(), 10), bare: true}
	case v.Kind() == reflect.Struct:
		p := piece{shape: isMap}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if strings.Contains(f.Tag.Get("yaml"), "omitempty") && absent(v.Field(i)) {
				continue
			}
			p.keys = append(p.keys, keyOf(f))
			p.values = append(p.values, pieceOf(v.Field(i)))
		}
		return p
	}
	return piece{shape: isText, text: v.String()}
}

// within wraps the piece into the keys that lead to it.
func (p piece) within(steps []step) piece {
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i].name == "" {
			p = piece{shape: isList, values: []piece{p}}
			continue
		}
		p = piece{shape: isMap, keys: []string{steps[i].name}, values: []piece{p}}
	}
	return p
}

// style is how a case file is laid out.
type style struct {
	step   int  // columns that a level is set in
	dashIn bool // dashes stand further in than their key
	strict bool // every text in double quotes
}

// entry writes key and value as lines, the first without its indentation.
func (s style) entry(key string, p piece, indent int) string {
	inner := indent + s.step
	switch {
	case p.shape == isMap && len(p.values) > 0:
		return key + ":\n" + spaces(inner) + s.mapping(p, inner)
	case p.shape == isList && len(p.values) > 0:
		if !s.dashIn {
			inner = indent
		}
		return key + ":\n" + spaces(inner) + s.list(p, inner)
	case p.shape == isNull:
		return key + ":"
	}
	return key + ": " + s.inline(p, inner)
}

func (s style) mapping(p piece, indent int) string {
	out := make([]string, len(p.keys))
	for i, key := range p.keys {
		out[i] = s.entry(key, p.values[i], indent)
	}
	return strings.Join(out, "\n"+spaces(indent))
}

func (s style) list(p piece, indent int) string {
	out := make([]string, len(p.values))
	for i, v := range p.values {
		out[i] = s.item(v, indent)
	}
	return strings.Join(out, "\n"+spaces(indent))
}

// item writes a list's element; indent is the column of its dash.
func (s style) item(p piece, indent int) string {
	if p.shape == isMap && len(p.values) > 0 {
		return "- " + s.mapping(p, indent+2)
	}
	return "- " + s.inline(p, indent+2)
}

// inline writes a value that starts behind its key or dash. indent is that of
// the lines that a longer text takes.
func (s style) inline(p piece, indent int) string {
	switch {
	case p.shape == isMap:
		return "{}"
	case p.shape == isList:
		return "[]"
	case p.shape == isNull:
		return "null"
	case p.bare && p.comment == "":
		return p.text
	case !p.bare && !s.strict && isBlockText(p.text):
		return literal(p.text, indent)
	}
	out := p.text
	if !p.bare {
		out = s.oneLine(p.text, false)
	}
	if p.comment != "" {
		out += "  # " + p.comment
	}
	return out
}

// flow writes a value inside {…} or […].
func (s style) flow(p piece) string {
	var parts []string
	switch p.shape {
	case isMap:
		for i, key := range p.keys {
			parts = append(parts, key+": "+s.flow(p.values[i]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case isList:
		for _, v := range p.values {
			parts = append(parts, s.flow(v))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case isNull:
		return "null"
	}
	if p.bare {
		return p.text
	}
	return s.oneLine(p.text, true)
}

// oneLine writes a text on one line, as plainly as YAML lets it stand.
func (s style) oneLine(text string, flow bool) string {
	switch {
	case s.strict || hasControl(text):
		return doubleQuoted(text)
	case isPlain(text) && (!flow || !strings.ContainsAny(text, ",[]{}:")):
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// Values that another YAML reader would not take for text: they are quoted.
var looksTyped = regexp.MustCompile(`^(?i:y|n|yes|no|on|off|true|false|null|~|[-+.]?[\d_.,:eExX+-]+|[-+]?\.?(inf|nan)|0[xob][\da-f_]+)$`)

func isPlain(text string) bool {
	if text == "" || looksTyped.MatchString(text) || strings.TrimSpace(text) != text {
		return false
	}
	first := []rune(text)[0]
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) && first != '(' {
		return false
	}
	if strings.Contains(text, ": ") || strings.Contains(text, " #") || strings.HasSuffix(text, ":") {
		return false
	}
	tokens := lexer.Tokenize("k: " + text)
	return len(tokens) == 3 && tokens[2].Type == token.StringType && tokens[2].Value == text
}

func hasControl(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r != ' ' && (unicode.IsControl(r) || unicode.Is(unicode.Zs, r) || r == '\u2028' || r == '\u2029' || r == '\ufeff')
	})
}

// isBlockText reports that a text of several lines can stand under a | as it is.
func isBlockText(text string) bool {
	if !strings.Contains(text, "\n") || strings.HasSuffix(text, "\n") {
		return false
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != line || hasControl(line) {
			return false
		}
	}
	return !strings.HasPrefix(text, "\n")
}

func literal(text string, indent int) string {
	var b strings.Builder
	b.WriteString("|-")
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteByte('\n')
		if line != "" {
			b.WriteString(spaces(indent) + line)
		}
	}
	return b.String()
}

func spaces(n int) string { return strings.Repeat(" ", n) }

// styleOf sees how the file is laid out.
func styleOf(root *node) style {
	s := style{step: 2, dashIn: true}
	for _, e := range root.entries {
		v := e.value
		if v.flow || v.shared || v.line <= e.line {
			continue
		}
		if v.shape == isMap && v.col > e.col {
			s.step = v.col - e.col
		}
		if list := firstList(v, e); list != nil {
			s.dashIn = *list
			return s
		}
	}
	return s
}

// firstList tells whether the first list at or under an entry has its dashes
// further in; nil when there is none.
func firstList(n *node, e entry) *bool {
	if n.flow {
		return nil
	}
	if n.shape == isList {
		in := n.col > e.col
		return &in
	}
	for _, e := range n.entries {
		if in := firstList(e.value, e); in != nil {
			return in
		}
	}
	return nil
}
