"""Rules on the cascade: what hangs on what, from the misi down to the subkegiatan."""
