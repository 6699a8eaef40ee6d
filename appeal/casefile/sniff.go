package casefile

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
)

// FileType is what a file is by its content, whatever its name says.
type FileType string

// The types that Add tells apart.
const (
	PDF     FileType = "pdf"
	JPEG    FileType = "jpg"
	PNG     FileType = "png"
	TIFF    FileType = "tif"
	GIF     FileType = "gif"
	HEIC    FileType = "heic"
	AVIF    FileType = "avif"
	WEBP    FileType = "webp"
	DOCX    FileType = "docx"
	Unknown FileType = ""
)

// TypeOf tells a file's type from its first bytes, and for Word files from the
// parts of the ZIP archive that they are.
func TypeOf(r io.ReaderAt, size int64) FileType {
	head := make([]byte, 1024)
	n, _ := r.ReadAt(head, 0)
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return JPEG
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")):
		return PNG
	case bytes.HasPrefix(head, []byte("II*\x00")), bytes.HasPrefix(head, []byte("MM\x00*")):
		return TIFF
	case bytes.HasPrefix(head, []byte("GIF8")):
		return GIF
	case hasBrand(head, "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"):
		return HEIC
	case hasBrand(head, "avif", "avis"):
		return AVIF
	case len(head) > 12 && bytes.HasPrefix(head, []byte("RIFF")) && string(head[8:12]) == "WEBP":
		return WEBP
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return wordOrUnknown(r, size)
	case bytes.Contains(head, []byte("%PDF-")): // ISO 32000 readers accept junk before it
		return PDF
	}
	return Unknown
}

// hasBrand looks for the file type box of ISO/IEC 14496-12.
func hasBrand(head []byte, brands ...string) bool {
	return len(head) >= 12 && string(head[4:8]) == "ftyp" && slices.Contains(brands, string(head[8:12]))
}

func wordOrUnknown(r io.ReaderAt, size int64) FileType {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return Unknown
	}
	for _, part := range z.File {
		if part.Name == "word/document.xml" {
			return DOCX
		}
	}
	return Unknown
}

// fits reports that a file name's ending says what the file is.
func (t FileType) fits(ending string) bool {
	ending = strings.ToLower(strings.TrimPrefix(ending, "."))
	switch t {
	case Unknown:
		return true
	case JPEG:
		return slices.Contains([]string{"jpg", "jpeg", "jpe", "jfif"}, ending)
	case TIFF:
		return ending == "tif" || ending == "tiff"
	case HEIC:
		return ending == "heic" || ending == "heif"
	}
	return ending == string(t)
}
