package terminal

import (
	"os"

	"golang.org/x/sys/windows"
)

// Enable makes a console follow the sequences that set colours, and says whether it
// does.
func Enable(console *os.File) bool {
	var mode uint32
	handle := windows.Handle(console.Fd())
	if windows.GetConsoleMode(handle, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(handle, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
