// Package firms makes up lists of businesses for measuring speed and memory: the same from the same seed, with the frequencies
// and the troubles of real contact lists. A few names are everywhere and most are rare; firms share buildings, bookkeepers and
// family names; chains have branches; and what two lists say of one firm differs as people make it differ. None of it exists.
package firms
