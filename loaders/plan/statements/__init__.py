"""Running text and tables of statements in; visi, misi, tujuan, sasaran, strategi and arah kebijakan out, of the region and of the plan."""
