package matcheval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// metaFile names the file that makes a folder a labelled set.
const metaFile = "meta.json"

// Find lists the folders below root, and root itself, that are labelled sets, in the order of their paths. A root that is
// not there has none.
func Find(root string) ([]string, error) {
	resolved, err := filepath.EvalSymlinks(root)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("find labelled sets: %w", err)
	}
	var folders []string
	err = filepath.WalkDir(resolved, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && entry.Name() == metaFile {
			folders = append(folders, filepath.Dir(path))
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find labelled sets: %w", err)
	}
	return folders, nil
}

// Read reads the labelled set of a folder: its task from the meta file, its records by the header of each list.
func Read(folder string) (*Set, error) {
	text, err := os.ReadFile(filepath.Join(folder, metaFile))
	if err != nil {
		return nil, fmt.Errorf("read a labelled set: %w", err)
	}
	var meta struct {
		Name string `json:"name"`
		Task Task   `json:"task"`
	}
	if err := json.Unmarshal(text, &meta); err != nil {
		return nil, fmt.Errorf("read %s of %s: %w", metaFile, folder, err)
	}
	if meta.Name == "" {
		meta.Name = filepath.Base(folder)
	}
	r := reader{folder: folder, set: &Set{Name: meta.Name, Task: meta.Task, Same: map[Couple]bool{}, Ignored: map[Couple]bool{}}}
	if err := r.read(); err != nil {
		return nil, fmt.Errorf("read the labelled set %s: %w", meta.Name, err)
	}
	return r.set, nil
}
