package pdf

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"time"
)

// ErrNoChild says that this binary cannot start a copy of itself that reads
// files: its main does not call MaybeChild, or it is such a copy.
var ErrNoChild = errors.New("the PDF reader process does not start")

// helloTime is how long a fresh process may take to answer at all.
const helloTime = 20 * time.Second

// childProcess is one running reader.
type childProcess struct {
	cmd      *exec.Cmd
	in       io.WriteCloser
	requests *gob.Encoder
	messages chan childMessage // closed when the process has ended
	stop     func()
	once     sync.Once
}

// startChild runs this binary again as a reader and waits for its greeting.
func startChild(memory int64) (*childProcess, error) {
	if os.Getenv(childEnv) != "" {
		return nil, fmt.Errorf("%w: already in it", ErrNoChild)
	}
	exe, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoChild, err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childEnv+"="+strconv.FormatInt(memory, 10), "GOTRACEBACK=none")
	// Its stderr goes nowhere: what the runtime says when it dies could hold a
	// page's text.
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoChild, err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoChild, err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoChild, err)
	}
	c := &childProcess{cmd: cmd, in: in, requests: gob.NewEncoder(in), messages: make(chan childMessage, 4)}
	hello := make(chan error, 1)
	go c.listen(bufio.NewReaderSize(out, 1<<16), hello)
	c.stop = watchMemory(cmd.Process.Pid, memory, c.kill)
	select {
	case err = <-hello:
	case <-time.After(helloTime):
		err = errors.New("no greeting")
	}
	if err != nil {
		c.end()
		return nil, fmt.Errorf("%w: %w", ErrNoChild, err)
	}
	return c, nil
}

// listen hands on what the process says until it ends.
func (c *childProcess) listen(out io.Reader, hello chan<- error) {
	defer close(c.messages)
	b := make([]byte, len(childHello))
	if _, err := io.ReadFull(out, b); err != nil || string(b) != childHello {
		hello <- errors.New("main does not call pdf.MaybeChild")
		return
	}
	hello <- nil
	dec := gob.NewDecoder(out)
	for {
		var m childMessage
		if dec.Decode(&m) != nil {
			return
		}
		c.messages <- m
	}
}

func (c *childProcess) kill() { _ = c.cmd.Process.Kill() }

// end kills the process and waits until it is gone. It may be called twice.
func (c *childProcess) end() {
	c.once.Do(func() {
		c.stop()
		_ = c.in.Close()
		c.kill()
		for range c.messages { // let listen finish
		}
		_ = c.cmd.Wait()
	})
}
