package pdf

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// limitSelf puts this process into a job of its own whose processes may use no
// more memory than that.
func limitSelf(memory int64) {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return
	}
	info := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{ProcessMemoryLimit: uintptr(memory)}
	info.BasicLimitInformation.LimitFlags = windows.JOB_OBJECT_LIMIT_PROCESS_MEMORY
	if _, err := windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&info)), uint32(unsafe.Sizeof(info))); err != nil {
		return
	}
	_ = windows.AssignProcessToJobObject(job, windows.CurrentProcess())
}

// watchMemory is not needed where the job object keeps the limit.
func watchMemory(int, int64, func()) (stop func()) { return func() {} }

// limitOther does nothing: a program that was started joins no job afterwards
// without more rights than we want.
func limitOther(int, int64) {}
