package bind

import (
	"crypto/sha256"
	"hash"
	"io"
)

const sinkPiece = 1 << 20

// sink hands what is written to a goroutine that hashes and writes it, so that
// copying never waits for the disk.
type sink struct {
	buf  []byte
	gone int64 // bytes handed over
	full chan []byte
	free chan []byte
	done chan struct{}
	sync chan chan struct{}

	hash hash.Hash // owned by the goroutine between syncs
	err  error     // likewise
}

func newSink(w io.Writer) *sink {
	s := &sink{
		full: make(chan []byte, 2),
		free: make(chan []byte, 3),
		done: make(chan struct{}),
		sync: make(chan chan struct{}),
		hash: sha256.New(),
	}
	s.free <- make([]byte, 0, sinkPiece)
	s.free <- make([]byte, 0, sinkPiece)
	s.buf = make([]byte, 0, sinkPiece)
	go s.run(w)
	return s
}

func (s *sink) run(w io.Writer) {
	defer close(s.done)
	for {
		select {
		case b, ok := <-s.full:
			if !ok {
				return
			}
			s.take(w, b)
		case reply := <-s.sync:
			for len(s.full) > 0 {
				s.take(w, <-s.full)
			}
			close(reply)
		}
	}
}

func (s *sink) take(w io.Writer, b []byte) {
	s.hash.Write(b)
	if s.err == nil {
		_, s.err = w.Write(b)
	}
	s.free <- b[:0]
}

// pos gives the offset at which the next byte is written.
func (s *sink) pos() int64 { return s.gone + int64(len(s.buf)) }

// write takes b over; b may be used again.
func (s *sink) write(b []byte) {
	for len(b) > 0 {
		n := min(len(b), cap(s.buf)-len(s.buf))
		s.buf = append(s.buf, b[:n]...)
		b = b[n:]
		if len(s.buf) == cap(s.buf) {
			s.flush()
		}
	}
}

// copyFrom writes all of r, read straight into the buffer.
func (s *sink) copyFrom(r *io.SectionReader) error {
	for at := int64(0); at < r.Size(); {
		room := s.buf[len(s.buf):cap(s.buf)]
		room = room[:min(int64(len(room)), r.Size()-at)]
		n, err := r.ReadAt(room, at)
		if n == 0 {
			if err == nil || err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return err
		}
		s.buf = s.buf[:len(s.buf)+n]
		at += int64(n)
		if len(s.buf) == cap(s.buf) {
			s.flush()
		}
	}
	return nil
}

func (s *sink) flush() {
	if len(s.buf) > 0 {
		s.gone += int64(len(s.buf))
		s.full <- s.buf
		s.buf = <-s.free
	}
}

// sum waits until all is written and gives the hash so far.
func (s *sink) sum() ([]byte, error) {
	s.flush()
	reply := make(chan struct{})
	s.sync <- reply
	<-reply
	return s.hash.Sum(nil), s.err
}

// close ends the goroutine and gives the error of writing, if any. It may be
// called once.
func (s *sink) close() error {
	close(s.full)
	<-s.done
	return s.err
}
