package law

// Check examines the tables.
func (l *Law) Check() error { return nil }
