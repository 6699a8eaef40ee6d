package main

import (
	"errors"
	"fmt"
	"strings"

	"imeappeal/appeal/pdf"
	"imeappeal/appeal/review"
)

// unreadID is the message of a reason for which a page or a file gave no words.
// The reasons are codes of packages pdf and ocr; JSON keeps them as they are.
func unreadID(reason string) string { return "unread." + strings.ReplaceAll(reason, " ", "-") }

// unread says such a reason; one that the catalogue does not know stands as it is.
func (w words) unread(reason string) string {
	if id := unreadID(reason); w.has(id) {
		return w[id]
	}
	return reason
}

// unreadPages names pages and why they gave no words: "3 (it is damaged)". The
// empty catalogue leaves the codes.
func (w words) unreadPages(unread []review.UnreadPage) string {
	var pages []string
	for _, u := range unread {
		pages = append(pages, fmt.Sprintf("%d (%s)", u.Page, w.unread(u.Reason)))
	}
	return strings.Join(pages, ", ")
}

// unreadCause is the reason in an error, as the message that words.say puts in
// the place of a value; another error stands in its own words.
func unreadCause(err error) string {
	var u *pdf.UnreadableError
	if errors.As(err, &u) {
		return unreadID(u.Reason)
	}
	return err.Error()
}
