"""Running text: its passages, and the misi, visi, tujuan and sasaran that they state, list and quote."""
