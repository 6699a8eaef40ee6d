package pdf

// doubtful reports whether PDFium may read a page better: it is damaged, its
// characters mean nothing, or they read like nothing. A layer behind a scan is
// not better for being read again, and a page that is a picture has no words.
func doubtful(p TextPage) bool {
	switch p.Unread {
	case UnreadDamaged, UnreadPartly, UnreadSlow:
		return true
	case UnreadGarbled:
		return !p.Layer()
	case UnreadPicture, UnreadEmpty:
		return p.Mute > 0.1
	}
	s := senseOf(p.Words)
	return p.Strange > 0.02 || p.Mute > 0.1 || s.words >= 40 && s.shaped < 0.7
}

// weighed calls PDFium's reading of a page garbled where it can only be a guess
// that went wrong. Of glyphs that stand for no character PDFium gives the codes
// as characters: right in a file whose codes are Unicode, "7KHH[DPLQHH" in one
// whose codes count glyphs, on as few words as a page has lines.
func weighed(was, now TextPage) TextPage {
	if max(was.Strange, was.Mute) > 0.2 && now.Unread == "" && !sensible(now.Words) {
		now.Unread = UnreadGarbled
	}
	return now
}

// better reports whether PDFium's reading of a page is to be taken for the one
// that was.
func better(was, now TextPage) bool {
	words := len(now.Words)
	switch {
	case words == 0 || now.Unread == UnreadDamaged:
		return false
	case len(was.Words) == 0:
		return true
	case was.Unread == UnreadPartly || was.Unread == UnreadSlow:
		return words > len(was.Words)
	case now.Unread != "":
		return false
	case was.Unread != "":
		return true
	}
	return words*10 >= len(was.Words)*8 && (now.Strange < was.Strange || senseOf(now.Words).shaped > senseOf(was.Words).shaped+0.05)
}
