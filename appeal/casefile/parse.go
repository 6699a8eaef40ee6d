package casefile

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"imeappeal/appeal"
)

const (
	maxNodes = 200_000 // a case of a thousand documents has some 10,000
	maxDepth = 64      // a case goes six deep
	maxKeys  = 500     // no group of a case has more than twenty
	maxFlow  = 20_000  // elements of [a, b]; the parser's time grows with the square of these two
)

// parse gives the tree of a case file, nil and the problems when it is not
// YAML. The library is fenced: whatever it does becomes a problem.
func parse(text string) (root *node, problems []appeal.Problem) {
	defer func() {
		if v := recover(); v != nil {
			root, problems = nil, []appeal.Problem{whole("casefile.syntax", map[string]string{"detail": "?"})}
		}
	}()
	tokens := lexer.Tokenize(text)
	if t := tooDeep(tokens); t != nil {
		return nil, []appeal.Problem{problemAt(t.Position.Line, t.Position.Column, "casefile.too-deep", nil)}
	}
	if t := tooMany(tokens); t != nil {
		return nil, []appeal.Problem{problemAt(t.Position.Line, t.Position.Column, "casefile.too-many", nil)}
	}
	lines := linesOf(text)
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, []appeal.Problem{syntaxProblem(err, lines)}
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return nil, []appeal.Problem{whole("casefile.empty", nil)}
	}
	if len(file.Docs) > 1 && file.Docs[1].Start != nil {
		at := file.Docs[1].Start.Position
		return nil, []appeal.Problem{problemAt(at.Line, at.Column, "casefile.second-document", nil)}
	}
	r := &reader{lines: lines, anchors: map[string]*node{}, budget: maxNodes}
	for _, t := range tokens {
		if at := r.at(t); len(r.tokens) == 0 || at > r.tokens[len(r.tokens)-1] {
			r.tokens = append(r.tokens, at)
		}
	}
	root = r.read(file.Docs[0].Body, 0)
	if r.budget < 0 {
		return nil, []appeal.Problem{whole("casefile.too-many", nil)}
	}
	for _, n := range r.unknown {
		problems = append(problems, problemAt(n.line, n.col, "casefile.alias-unknown", map[string]string{"name": n.text}))
	}
	return root, append(problems, lostText(tokens)...)
}

// tooDeep finds where flow brackets or dashes nest deeper than any case does;
// the parser would follow them until its stack ends.
func tooDeep(tokens token.Tokens) *token.Token {
	depth, dashes, line := 0, 0, 0
	for _, t := range tokens {
		if t.Position.Line != line {
			line, dashes = t.Position.Line, 0
		}
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			depth++
		case token.MappingEndType, token.SequenceEndType:
			depth--
		case token.SequenceEntryType, token.MappingKeyType, token.AnchorType, token.TagType:
			dashes++
		}
		if depth > maxDepth || dashes > maxDepth || t.Position.Column > 1 && t.Position.IndentNum > 8*maxDepth {
			return t
		}
	}
	return nil
}

// tooMany finds where a group has more keys, or the file more flow elements,
// than any case.
func tooMany(tokens token.Tokens) *token.Token {
	keys := map[int]int{} // by column, of the group that is open there
	commas, flow := 0, 0
	for i, t := range tokens {
		if t.Type == token.SequenceEntryType {
			for col := range keys {
				if col > t.Position.Column {
					delete(keys, col)
				}
			}
		}
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			flow++
		case token.MappingEndType, token.SequenceEndType:
			flow--
		case token.CollectEntryType:
			if commas++; commas > maxFlow {
				return t
			}
		}
		if t.Type != token.MappingValueType || i == 0 || flow > 0 {
			continue
		}
		key := tokens[i-1]
		for col := range keys {
			if col > key.Position.Column {
				delete(keys, col)
			}
		}
		if keys[key.Position.Column]++; keys[key.Position.Column] > maxKeys {
			return key
		}
	}
	return nil
}

// lostText finds values that lose their end to a comment, as "Apt 3 #12" does.
func lostText(tokens token.Tokens) []appeal.Problem {
	var out []appeal.Problem
	for i := 1; i < len(tokens); i++ {
		t, before := tokens[i], tokens[i-1]
		if t.Type != token.CommentType || before.Position.Line != t.Position.Line || before.Type == token.MappingValueType {
			continue
		}
		if first := t.Value; first == "" || first[0] < '0' || first[0] > '9' {
			continue
		}
		p := problemAt(t.Position.Line, t.Position.Column, "casefile.lost-comment", map[string]string{
			"kept": strings.TrimSpace(before.Value), "lost": "#" + strings.TrimSpace(t.Value),
		})
		p.Level = appeal.LevelWarning
		out = append(out, p)
	}
	return out
}

// syntaxProblem says what people most often did where YAML cannot go on; the
// library's own words are the last resort.
func syntaxProblem(err error, lines lines) appeal.Problem {
	var syntax *yaml.SyntaxError
	if !errors.As(err, &syntax) || syntax.Token == nil {
		return whole("casefile.syntax", map[string]string{"detail": firstLine(err.Error())})
	}
	at := syntax.Token.Position
	line, col := at.Line, max(at.Column, 1)
	offset := lines.offset(line, 1)
	text := lines.text[offset:lines.end(offset)]
	args := map[string]string{"line": strings.TrimSpace(text), "detail": syntax.Message}
	indent := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
	id := "casefile.syntax"
	switch message := syntax.Message; {
	case strings.Contains(indent, "\t") || strings.Contains(message, "'\t'"):
		id = "casefile.syntax-tab"
	case strings.Contains(message, "could not find end character"):
		id = "casefile.syntax-open-quote"
	case strings.Contains(message, "unknown escape"):
		id = "casefile.syntax-escape"
	case strings.Contains(message, "reserved character"), strings.Contains(message, "directive value"):
		id = "casefile.syntax-first-sign"
	case strings.Contains(message, "must be specified"):
		id = "casefile.syntax-bracket"
	case strings.Contains(message, "mapping value is not allowed") && strings.Count(text, ": ") > 1:
		id = "casefile.syntax-colon"
		args["fixed"] = quoteAfterColon(text)
	case strings.Contains(message, "is not allowed"), strings.Contains(message, "non-map value"):
		id = "casefile.syntax-indent"
	}
	return problemAt(line, col, id, args)
}

// quoteAfterColon writes the line as it was probably meant: title: "MRI: knee".
func quoteAfterColon(text string) string {
	key, value, _ := strings.Cut(strings.TrimSpace(text), ": ")
	return fmt.Sprintf("%s: %s", key, doubleQuoted(strings.TrimSpace(value)))
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}
