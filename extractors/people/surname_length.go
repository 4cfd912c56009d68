package people

import "tifa/extractors/fold"

// SurnameLength is how many characters at the beginning of a Chinese name are its
// surname: 2 of 欧阳志明, 1 of 袁家军, 0 if it begins with none. The name may be in
// traditional characters.
func SurnameLength(name string) int { return surnameLength([]rune(fold.Load().ToSimplified(name))) }
