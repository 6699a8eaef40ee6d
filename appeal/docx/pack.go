package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
	"sync"
)

// deflaters are kept: a new one takes longer than a letter.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.DefaultCompression)
	if err != nil {
		panic(err) // the level is a constant of the package
	}
	return w
}}

// pack writes the parts as a zip file that holds nothing of the day or machine
// it was written on: every entry is of 1980-01-01, the first day that the
// format can say, with sizes and checksum in front and no extra fields.
func pack(w io.Writer, parts []part) error {
	files := zip.NewWriter(w)
	deflater := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(deflater)
	for _, p := range parts {
		var small bytes.Buffer
		deflater.Reset(&small)
		if _, err := io.WriteString(deflater, p.data); err != nil {
			return err
		}
		if err := deflater.Close(); err != nil {
			return err
		}
		// CreateRaw writes the DOS date as given; Modified would add a field with the time zone.
		entry := &zip.FileHeader{
			Name: p.name, Method: zip.Deflate, ModifiedDate: 1<<5 | 1, //lint:ignore SA1019 see above
			CRC32: crc32.ChecksumIEEE([]byte(p.data)), UncompressedSize64: uint64(len(p.data)), CompressedSize64: uint64(small.Len()),
		}
		file, err := files.CreateRaw(entry)
		if err != nil {
			return err
		}
		if _, err := file.Write(small.Bytes()); err != nil {
			return err
		}
	}
	return files.Close()
}
