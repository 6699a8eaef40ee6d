package casefile

import (
	"fmt"
	"strings"
	"testing"
)

// Files that would keep the YAML library busy for minutes, or end its stack, are
// refused before it sees them. Without the bounds this test does not end.
func TestDecodeStaysBounded(t *testing.T) {
	const n = 1 << 18
	tests := map[string]string{
		"keys":        least + strings.Repeat("k: a\n", n/5-20),
		"flow list":   least + "exam: [" + strings.Repeat("a, ", n/3-40) + "]\n",
		"flow map":    least + "exam: {" + strings.Repeat("a: b, ", n/6-40) + "}\n",
		"brackets":    strings.Repeat("[", n),
		"indentation": indentation(1200),
		"anchors":     least + "exam: " + strings.Repeat("&a ", 5000) + "b\n",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			_, problems := Decode([]byte(text))
			if len(problems) != 1 || problems[0].ID != "casefile.too-many" && problems[0].ID != "casefile.too-deep" {
				t.Errorf("%d problems, first %+v", len(problems), problems[0])
			}
		})
	}
}

func indentation(levels int) string {
	var b strings.Builder
	for i := range levels {
		fmt.Fprintf(&b, "%s%s:\n", spaces(i), "a")
	}
	return b.String()
}
