package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// drawsForms reports that the console understands the codes with which a form is
// drawn; an old one that does not is asked in plain lines.
func drawsForms(f *os.File) bool {
	var mode uint32
	handle := windows.Handle(f.Fd())
	if windows.GetConsoleMode(handle, &mode) != nil {
		return false
	}
	return mode&windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING != 0 || windows.SetConsoleMode(handle, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
