"""The official list of program, kegiatan and subkegiatan: looked up by name or code, imported from the files it is published in."""
