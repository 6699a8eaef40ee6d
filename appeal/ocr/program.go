package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"imeappeal/appeal/pdf"
)

// program is the tesseract command on the PATH.
type program struct {
	path    string
	version string
}

var programVersion = regexp.MustCompile(`tesseract v?((\d+)\.[\w.\-]+)`)

// findProgram looks for a tesseract that can read English as this package asks:
// version 4 and later. It gives nil if there is none.
func findProgram(ctx context.Context) *program {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		return nil
	}
	ctx, stop := context.WithTimeout(ctx, 10*time.Second)
	defer stop()
	p := &program{path: path}
	said, err := p.command(ctx, "--version").CombinedOutput()
	m := programVersion.FindStringSubmatch(string(said))
	if err != nil || m == nil {
		return nil
	}
	if major, _ := strconv.Atoi(m[2]); major < 4 {
		return nil
	}
	p.version = m[1]
	langs, err := p.command(ctx, "--list-langs").CombinedOutput()
	if err != nil || !slices.Contains(strings.Fields(string(langs)), "eng") {
		return nil
	}
	return p
}

// command runs tesseract with one thread: pages run side by side instead, and
// its own threads are slower than none.
func (p *program) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, p.path, args...)
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.WaitDelay = 2 * time.Second
	return cmd
}

func (p *program) name() string { return "tesseract " + p.version }

func (p *program) close() {}

func (p *program) recognize(ctx context.Context, s *sheet) ([]found, error) {
	_, down := s.dots()
	cmd := p.command(ctx, "stdin", "stdout", "-l", "eng", "--psm", "3", "--dpi", strconv.Itoa(int(min(max(down, 70), 2400))), "tsv")
	cmd.Stdin = bytes.NewReader(pgm(s))
	var out bytes.Buffer
	cmd.Stdout = &out
	err := cmd.Start()
	if err == nil {
		pdf.LimitOther(cmd.Process.Pid, pdf.DefaultMemory)
		err = cmd.Wait()
	}
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var exit *exec.ExitError
		if errors.As(err, &exit) { // its words could hold a path; the code says enough
			err = fmt.Errorf("tesseract ends with %d", exit.ExitCode())
		}
		return nil, fmt.Errorf("%w: %w", ErrEngine, err)
	}
	return parseTSV(out.String()), nil
}

// pgm writes a sheet as a portable graymap, the plainest form that both
// engines read.
func pgm(s *sheet) []byte {
	b := make([]byte, 0, len(s.pix)+32)
	b = fmt.Appendf(b, "P5\n%d %d\n255\n", s.w, s.h)
	return append(b, s.pix...)
}
