package sqlite

import (
	"io/fs"
	"os"
	"path/filepath"
)

// ownerWrites is the permission bit that lets the owner write.
const ownerWrites = 0o200

// checkWritable refuses a file or folder marked read-only, before anything is made beside it. An administrator could
// write to it nevertheless; the mark was set for a reason.
func checkWritable(path string, info fs.FileInfo) error {
	if info.Mode().Perm()&ownerWrites == 0 {
		return readOnlyFault(path, fs.ErrPermission)
	}
	folder := filepath.Dir(path)
	folderInfo, err := os.Stat(folder)
	if err != nil {
		return missingFault(path, err)
	}
	if folderInfo.Mode().Perm()&ownerWrites == 0 {
		return readOnlyFault(folder, fs.ErrPermission)
	}
	return nil
}
