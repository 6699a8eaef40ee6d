package review

import (
	"os"
	"strings"
	"testing"
)

func TestDbg(t *testing.T) {
	d := os.Getenv("DBG")
	if d == "" {
		t.Skip()
	}
	in, _ := loadCase(t, d)
	r := Read(in)
	for _, s := range r.Said {
		if strings.Contains(s.Low, os.Getenv("DBGQ")) {
			t.Logf("p%d kind=%s voice=%d q=%d a=%d %q", s.Page, s.Kind, s.Voice, s.Question, s.Answers, s.Text)
		}
	}
}
