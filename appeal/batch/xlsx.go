package batch

func (s *Sheet) workbook() error { return &NotTextError{s.Path, "xlsx"} }
