//go:build !race

package scripts

var raced []string
