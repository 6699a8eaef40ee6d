//go:build !windows

package main

import "os"

// drawsForms reports that the terminal understands the codes with which a form
// is drawn; TERM=dumb is looked at elsewhere.
func drawsForms(*os.File) bool { return true }
