package ocr

import (
	"bufio"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"

	"imeappeal/appeal/pdf"
)

// childEnv marks the process that runs the built-in engine; its value is the
// folder for the compiled engine, or "-".
const childEnv = "IMEAPPEAL_OCR_CHILD"

// childHello is the first thing that process says.
const childHello = "imeappeal page reader 1\n"

// helloTime is how long a fresh process may take to answer at all.
const helloTime = 20 * time.Second

type childAnswer struct {
	Words []found
	Err   string
}

// MaybeChild turns this process into a reader of pages if its parent started
// it as one, and does not return then. main calls it first; so does TestMain
// of a package whose tests read pictures.
func MaybeChild() {
	value := os.Getenv(childEnv)
	if value == "" {
		return
	}
	if value == "-" {
		value = ""
	}
	pdf.LimitSelf(pdf.DefaultMemory)
	if serve(os.Stdin, os.Stdout, value) != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

// serve answers a picture at a time until its input ends.
func serve(in io.Reader, out io.Writer, compiled string) error {
	if _, err := io.WriteString(out, childHello); err != nil {
		return err
	}
	ctx := context.Background()
	var engine *recognizer
	dec, enc := gob.NewDecoder(in), gob.NewEncoder(out)
	for {
		var picture []byte
		if err := dec.Decode(&picture); err != nil {
			if err == io.EOF {
				return nil
			}
			return err
		}
		var a childAnswer
		var err error
		if engine == nil {
			engine, err = newRecognizer(ctx, compiled)
		}
		if err == nil {
			a.Words, err = engine.words(ctx, picture)
		}
		if err != nil {
			a.Err, engine = err.Error(), nil
		}
		if err := enc.Encode(a); err != nil {
			return err
		}
	}
}

// childProcess is one running reader of pages.
type childProcess struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	enc *gob.Encoder
	dec *gob.Decoder
	end func()
}

// startChild runs this binary again and waits for its greeting.
func startChild(compiled string) (*childProcess, error) {
	if os.Getenv(childEnv) != "" {
		return nil, errors.New("already in the reading process")
	}
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if compiled == "" {
		compiled = "-"
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childEnv+"="+compiled, "GOTRACEBACK=none")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	c := &childProcess{cmd: cmd, in: in, enc: gob.NewEncoder(in)}
	stop := pdf.WatchMemory(cmd.Process.Pid, pdf.DefaultMemory, func() { _ = cmd.Process.Kill() })
	c.end = sync.OnceFunc(func() {
		stop()
		_ = in.Close()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	r := bufio.NewReaderSize(out, 1<<16)
	hello := make(chan error, 1)
	go func() {
		b := make([]byte, len(childHello))
		_, err := io.ReadFull(r, b)
		if err == nil && string(b) != childHello {
			err = errors.New("main does not call ocr.MaybeChild")
		}
		hello <- err
	}()
	select {
	case err = <-hello:
	case <-time.After(helloTime):
		err = errors.New("no greeting")
	}
	if err != nil {
		c.end()
		return nil, fmt.Errorf("the reading process does not start: %w", err)
	}
	c.dec = gob.NewDecoder(r)
	return c, nil
}

// ask has one picture read; the process is ended when the time is up.
func (c *childProcess) ask(ctx context.Context, picture []byte) ([]found, error) {
	type result struct {
		answer childAnswer
		err    error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		if r.err = c.enc.Encode(picture); r.err == nil {
			r.err = c.dec.Decode(&r.answer)
		}
		done <- r
	}()
	select {
	case <-ctx.Done():
		c.end()
		return nil, ctx.Err()
	case r := <-done:
		if r.err != nil {
			return nil, fmt.Errorf("%w: the reading process ended", ErrEngine)
		}
		if r.answer.Err != "" {
			return nil, fmt.Errorf("%w: %s", ErrEngine, r.answer.Err)
		}
		return r.answer.Words, nil
	}
}
